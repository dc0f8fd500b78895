import * as operations from "@/lib/contracts/operations-accounts";
import { setCookieHeader } from "@/lib/auth/session-cookie";
import { signedInAnswer, userOf, visitorOf } from "@/lib/http/account-answers";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const signIn = route(operations.signIn, async (context) =>
  signedInAnswer(context, 200, await context.services.users.signIn(visitorOf(context), context.body)),
);

const signOut = route(operations.signOut, async (context) => {
  const { services, origin } = context;
  const user = userOf(context);
  await services.sessions.end(user, user.sessionId);
  return empty({ "Set-Cookie": setCookieHeader(services.sessionCookies.clear(origin?.startsWith("https:") ?? false)) });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(signIn, signOut);
