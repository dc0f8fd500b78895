import { FileCode } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/ui/states";
import { listScriptsSchema } from "@/lib/contracts/scripts";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { ScriptsView } from "./scripts-view";

/** Title of the page. */
export const metadata: Metadata = { title: "Scripts" };

/** What somebody keeps in the account; the first rows come with the page. */
export default async function ScriptsPage() {
  const { user } = await pageCaller();
  if (!user) return <SignInFirst />;
  const { scripts, languages } = services();
  const { bin: _, ...query } = listScriptsSchema.parse({});
  const first = await scripts.list(user.id, { ...query, bin: false });
  return (
    <ScriptsView
      first={first}
      languages={languages.list().map(({ id, name, extensions }) => ({ id, name, extensions }))}
    />
  );
}

function SignInFirst() {
  return (
    <>
      <h1 className="sr-only">Scripts</h1>
      <EmptyState
        icon={<FileCode className="size-5" />}
        title="Scripts are kept in an account"
        action={
          <>
            <TextLink href="/login?next=/scripts">Sign in</TextLink>
            <TextLink href="/signup?next=/scripts">Make an account</TextLink>
          </>
        }
      >
        Without one, what you write is kept in this browser, and everything you ran is in the history.
      </EmptyState>
    </>
  );
}

function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className="px-2 py-1 text-accent underline underline-offset-4">
      {children}
    </Link>
  );
}
