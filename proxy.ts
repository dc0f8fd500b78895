import { type NextRequest, NextResponse } from "next/server";
import { pagePolicy } from "@/lib/http/page-policy";
import { peerOf } from "@/lib/http/peer";
import { services } from "@/lib/services";

/**
 * Before every page: a nonce for its scripts, and an owner cookie for a browser that has none. Runs in the server's own
 * process, so the services are there. API addresses are left out: routes identify their callers, and Next would hold
 * each body in memory for a proxy. Embedded pages get no cookie: they work with tokens, in frames where cookies are not.
 */
export function proxy(request: NextRequest): NextResponse {
  const { config, identity } = services();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const embedded = /^\/embed(?:\/|$)/.test(request.nextUrl.pathname);
  const policy = pagePolicy(nonce, { development: !config.production, framedBy: embedded ? config.embedOrigins : [] });
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  const caller = { headers: request.headers, url: request.url, peerAddress: peerOf(request.headers) };
  if (!embedded && !identity.identify(caller).ownerId) {
    const secure = identity.origin(caller)?.startsWith("https:") ?? false;
    response.headers.append("Set-Cookie", identity.issueOwner({ secure }).cookie);
  }
  return response;
}

/** Pages only. */
export const config = {
  matcher: ["/((?!api(?:/|$)|metrics$|socket\\.io/|_next/|icon\\.svg|podium-embed\\.js$).*)"],
};
