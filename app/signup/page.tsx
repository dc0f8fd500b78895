import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage, TextLink } from "@/components/account/auth-page";
import { ProviderButtons } from "@/components/account/provider-buttons";
import { SignUpForm } from "@/components/account/sign-up-form";
import { signInProviders } from "@/lib/auth/next-auth";
import { pageCaller } from "@/lib/http/page-caller";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { services } from "@/lib/services";
import { safeNext } from "../_frame/safe-next";
import { signUp } from "./actions";

/** Title of the page; the address may carry a token. */
export const metadata: Metadata = { title: "Make an account", referrer: "same-origin" };

interface Properties {
  searchParams: PageQuery;
}

/** Making an account. */
export default async function SignUpPage({ searchParams }: Properties) {
  const { next: wanted, token } = await firstOfEach(searchParams);
  const next = safeNext(wanted);
  if ((await pageCaller()).user && !token) redirect(next);
  const { policy, config } = services();
  const site = policy.site();
  return (
    <AuthPage
      title={token ? "First administrator" : "Make an account"}
      below={
        <>
          You have one? <TextLink href={`/login?next=${encodeURIComponent(next)}`}>Sign in</TextLink>.
        </>
      }
    >
      {token || site.signUp ? (
        <>
          {!token && site.domains.length > 0 ? (
            <p className="text-sm">Use an address at {site.domains.join(" or ")}.</p>
          ) : null}
          <SignUpForm action={signUp} next={next} token={typeof token === "string" ? token : undefined} />
          {token ? null : <ProviderButtons providers={signInProviders(config.signIn)} next={next} />}
        </>
      ) : (
        <p className="text-sm">Nobody makes an account here by themselves. Ask an administrator for one.</p>
      )}
    </AuthPage>
  );
}
