import type { Metadata } from "next";
import { AuthPage, TextLink } from "@/components/account/auth-page";
import { ForgotForm } from "@/components/account/forgot-form";
import type { PasswordService } from "@/lib/users/service";
import { services } from "@/lib/services";
import { forgot } from "./actions";

/** Title of the page. */
export const metadata: Metadata = { title: "Forgotten password" };

interface Properties {
  searchParams: Promise<{ asked?: string }>;
}

/** Words for what happens after somebody asked. */
const asked: Record<PasswordService["tellsBy"], string> = {
  mail: "If there is an account with that address, a link is on its way to it. It works once, for an hour.",
  print:
    "If there is an account with that address, the server has printed a link where it was started. It works once, for an hour.",
  nobody: "",
};

/** Asking for a link that sets a new password. */
export default async function ForgotPage({ searchParams }: Properties) {
  const { tellsBy } = services().passwords;
  const done = (await searchParams).asked !== undefined;
  const below = (
    <>
      You remember it? <TextLink href="/login">Sign in</TextLink>.
    </>
  );
  return (
    <AuthPage title="Forgotten password" below={below}>
      {tellsBy === "nobody" ? (
        <p className="text-sm">
          This server sends no mail. Ask an administrator for a link: they make one under Admin, Users.
        </p>
      ) : done ? (
        <p role="status" className="text-sm">
          {asked[tellsBy]}
        </p>
      ) : (
        <ForgotForm action={forgot} />
      )}
    </AuthPage>
  );
}
