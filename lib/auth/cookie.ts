import { randomUUID } from "node:crypto";
import type { Signer } from "./keys";

const oneYearSeconds = 365 * 24 * 60 * 60;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Over https the name says `__Host-`, so that no sister domain and no unencrypted page can plant another owner; only
 * that name is then read.
 */
export function ownerCookieName(secure: boolean): string {
  return secure ? "__Host-podium_owner" : "podium_owner";
}

/** A new owner and the `Set-Cookie` value that carries it. */
export function issueOwnerCookie(signer: Signer, secure: boolean): { ownerId: string; cookie: string } {
  const ownerId = randomUUID();
  const value = `${ownerId}.${signer.sign("owner-cookie", ownerId).toString("base64url")}`;
  const attributes = `Path=/; Max-Age=${oneYearSeconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return { ownerId, cookie: `${ownerCookieName(secure)}=${value}; ${attributes}` };
}

/** Owner of a `Cookie` header; absent when there is no cookie or its signature is not ours. */
export function readOwnerCookie(signer: Signer, header: string | null, secure: boolean): string | undefined {
  for (const value of cookieValues(header, ownerCookieName(secure))) {
    const [ownerId = "", signature = "", ...rest] = value.split(".");
    if (rest.length === 0 && uuid.test(ownerId) && signer.verify("owner-cookie", ownerId, signature)) return ownerId;
  }
  return undefined;
}

/** Values of every cookie of a name: a header may carry several. */
export function cookieValues(header: string | null, name: string): string[] {
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
