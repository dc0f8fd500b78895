import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { RequestIdentity, SignedIn } from "../auth/identity";
import type { Account, Role } from "../contracts/accounts";
import { services } from "../services";
import { peerOf } from "./peer";

async function pageRequest() {
  const sent = new Headers(await headers());
  // Pages are for browsers: a key's scopes mean nothing here.
  sent.delete("authorization");
  return { headers: sent, url: "/", peerAddress: peerOf(sent) };
}

/** Who reads a page, or sends a form of one. */
export async function pageCaller(): Promise<RequestIdentity> {
  return services().callers.identify(await pageRequest());
}

/** Signs the sender of a form in. */
export async function signInPage({ id }: Account): Promise<void> {
  const { sessions, sessionCookies, callers } = services();
  const request = await pageRequest();
  const sessionId = await sessions.open(id, request.headers.get("user-agent") ?? "");
  (await cookies()).set(await sessionCookies.issue(sessionId, callers.secure(request)));
}

/** The administrator who reads a page. Everybody else finds nothing there, or the way to sign in. */
export function adminOfPage(path: string): Promise<SignedIn> {
  return someoneOfPage(path, ["admin"]);
}

/** Whoever may reserve and reads a page. Everybody else as in {@link adminOfPage}. */
export function teacherOfPage(path: string): Promise<SignedIn> {
  return someoneOfPage(path, ["teacher", "admin"]);
}

async function someoneOfPage(path: string, roles: readonly Role[]): Promise<SignedIn> {
  const { user } = await pageCaller();
  if (!user) redirect(`/login?next=${encodeURIComponent(path)}`);
  if (!roles.includes(user.role)) notFound();
  return user;
}
