import * as operations from "@/lib/contracts/operations-keys";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listKeys, async (context) =>
  json(200, { items: await context.services.keys.list(userOf(context)) }),
);

const create = route(operations.createKey, async (context) =>
  json(201, await context.services.keys.create(userOf(context), context.body)),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list, create);
