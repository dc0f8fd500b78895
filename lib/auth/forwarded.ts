import { parseAddress } from "./address";
import type { IdentityRequest } from "./identity";

/** Whether an address is one of the trusted proxies. */
export type IsTrusted = (address: string) => boolean;

/**
 * The caller's address. Each proxy appends who it heard from, so the list is read from the end as long as the one who
 * appended is trusted; what stands further to the left may be anybody's invention.
 */
export function clientAddress(request: IdentityRequest, isTrusted: IsTrusted): string {
  let current = parseAddress(request.peerAddress) ?? "0.0.0.0";
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",").map(parseAddress);
  while (isTrusted(current)) {
    const previous = hops.pop();
    if (!previous) break;
    current = previous;
  }
  return current;
}

/** The origin the caller sees, forwarded headers counted only from a trusted peer. */
export function clientOrigin(request: IdentityRequest, isTrusted: IsTrusted): string | undefined {
  const trusted = isTrusted(parseAddress(request.peerAddress) ?? "0.0.0.0");
  const forwarded = (name: string) => (trusted ? request.headers.get(name)?.split(",").at(-1)?.trim() : undefined);
  const host = forwarded("x-forwarded-host") ?? request.headers.get("host");
  const secure = forwarded("x-forwarded-proto") === "https";
  if (!host || !/^[\w.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host)) return undefined;
  return new URL(`${secure ? "https" : "http"}://${host}`).origin;
}
