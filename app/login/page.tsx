import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage, TextLink } from "@/components/account/auth-page";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignInForm } from "@/components/account/sign-in-form";
import { signInProviders } from "@/lib/auth/next-auth";
import { type ProblemCode, problems } from "@/lib/contracts/errors";
import { pageCaller } from "@/lib/http/page-caller";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { services } from "@/lib/services";
import { safeNext } from "../_frame/safe-next";
import { signIn } from "./actions";

/** Title of the page. */
export const metadata: Metadata = { title: "Sign in" };

interface Properties {
  searchParams: PageQuery;
}

/** Signing in. */
export default async function LoginPage({ searchParams }: Properties) {
  const { next: wanted, error, changed } = await firstOfEach(searchParams);
  const { policy, config } = services();
  const next = safeNext(wanted);
  if ((await pageCaller()).user) redirect(next);
  return (
    <AuthPage
      title="Sign in"
      below={
        policy.site().signUp ? (
          <>
            No account yet? <TextLink href={`/signup?next=${encodeURIComponent(next)}`}>Make one</TextLink>. What you
            ran in this browser comes along.
          </>
        ) : (
          "Nobody makes an account here by themselves. Ask an administrator for one."
        )
      }
    >
      {changed === undefined ? null : (
        <p role="status" className="text-sm">
          Your password is changed, and every browser is signed out. Sign in with the new one.
        </p>
      )}
      <SignInForm action={signIn} next={next} notice={error && noticeOf(error)} />
      <p className="-mt-3 text-sm">
        <TextLink href="/forgot">Forgotten your password?</TextLink>
      </p>
      <ProviderButtons providers={signInProviders(config.signIn)} next={next} />
    </AuthPage>
  );
}

/** Words for what next-auth, or a service elsewhere, came back with. */
function noticeOf(error: string): string {
  if (error === "no_email")
    return "That service told no e-mail address of yours that it has checked. Have it check one, or sign in another way.";
  if (error === "OAuthAccountNotLinked" || error === "email_taken") {
    return "There is an account with that e-mail address, and that service has not checked it. Sign in with your password.";
  }
  if (Object.hasOwn(problems, error)) return `${problems[error as ProblemCode].title}.`;
  return "Signing in there did not work. Try again, or sign in another way.";
}
