import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage, TextLink } from "@/components/account/auth-page";
import { SignUpForm } from "@/components/account/sign-up-form";
import { pageCaller } from "@/lib/http/page-caller";
import { safeNext } from "../_frame/safe-next";
import { signUp } from "./actions";

/** Title of the page; the address may carry a token. */
export const metadata: Metadata = { title: "Make an account", referrer: "same-origin" };

interface Properties {
  searchParams: Promise<{ next?: string; token?: string }>;
}

/** Making an account. */
export default async function SignUpPage({ searchParams }: Properties) {
  const { next: wanted, token } = await searchParams;
  const next = safeNext(wanted);
  if ((await pageCaller()).user && !token) redirect(next);
  return (
    <AuthPage
      title={token ? "First administrator" : "Make an account"}
      below={
        <>
          You have one? <TextLink href={`/login?next=${encodeURIComponent(next)}`}>Sign in</TextLink>.
        </>
      }
    >
      <SignUpForm action={signUp} next={next} token={typeof token === "string" ? token : undefined} />
    </AuthPage>
  );
}
