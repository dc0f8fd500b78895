import * as operations from "@/lib/contracts/operations-accounts";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const read = route(operations.getSettings, async (context) =>
  json(200, (await context.services.users.settings(userOf(context).id)) ?? {}),
);

const change = route(operations.changeSettings, async (context) =>
  json(200, await context.services.users.changeSettings(userOf(context).id, context.body)),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(read, change);
