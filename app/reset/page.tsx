import type { Metadata } from "next";
import { AuthPage, TextLink } from "@/components/account/auth-page";
import { ResetForm } from "@/components/account/reset-form";
import { firstOfEach, type PageQuery } from "@/lib/http/page-query";
import { reset } from "./actions";

/** Title of the page; its address carries a token. Without any referrer a form's origin would be "null", and refused. */
export const metadata: Metadata = { title: "New password", referrer: "same-origin" };

interface Properties {
  searchParams: PageQuery;
}

/** Setting a new password. */
export default async function ResetPage({ searchParams }: Properties) {
  const { token } = await firstOfEach(searchParams);
  const below = (
    <>
      The link does not work? <TextLink href="/forgot">Ask for a new one</TextLink>.
    </>
  );
  return (
    <AuthPage title="New password" below={below}>
      <ResetForm action={reset} token={typeof token === "string" ? token : ""} />
    </AuthPage>
  );
}
