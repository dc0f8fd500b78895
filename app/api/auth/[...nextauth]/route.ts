import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { peerOf } from "@/lib/http/peer";
import { isProblemError } from "@/lib/http/problem";
import { services } from "@/lib/services";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** next-auth's own addresses: OAuth redirects, CSRF token, sign-in and sign-out for its client. */
async function handle(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const { users, sessions, config, sessionSecret, identity } = services();
  const { headers, url } = request;
  const caller = { headers, url, peerAddress: peerOf(headers) };
  const { addressKey, browserOwnerId } = identity.identify(caller);
  const options = authOptions({
    users,
    sessions,
    config,
    secret: sessionSecret,
    visitor: { addressKey, browserOwnerId },
    userAgent: headers.get("user-agent") ?? "",
    secure: identity.origin(caller)?.startsWith("https:") ?? false,
    codeOf(error) {
      if (isProblemError(error)) return error.code;
      throw error;
    },
  });
  return (await NextAuth(request as never, context as never, options)) as Response;
}

export { handle as GET, handle as POST };
