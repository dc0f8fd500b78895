import * as operations from "@/lib/contracts/operations-scripts";
import { userOf } from "@/lib/http/account-answers";
import { empty, json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const read = route(operations.getScript, async (context) =>
  json(200, await context.services.scripts.get(userOf(context).id, context.params.id)),
);

const change = route(operations.changeScript, async (context) =>
  json(200, await context.services.scripts.change(userOf(context).id, context.params.id, context.body)),
);

const remove = route(operations.deleteScript, async (context) => {
  await context.services.scripts.remove(userOf(context).id, context.params.id);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(read, change, remove);
