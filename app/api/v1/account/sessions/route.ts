import * as operations from "@/lib/contracts/operations-accounts";
import { userOf } from "@/lib/http/account-answers";
import { empty, json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listSessions, async (context) =>
  json(200, { items: await context.services.sessions.list(userOf(context)) }),
);

const endOthers = route(operations.endSessions, async (context) => {
  const user = userOf(context);
  await context.services.sessions.endAll(user.id, user.sessionId);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list, endOthers);
