import * as operations from "@/lib/contracts/operations-scripts";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listScripts, async (context) => {
  const { bin, ...filter } = context.query;
  return json(200, await context.services.scripts.list(userOf(context).id, { ...filter, bin: bin === "true" }));
});

const create = route(operations.createScript, async (context) => {
  const script = await context.services.scripts.create(userOf(context).id, context.body);
  return json(201, script, { Location: `/api/v1/scripts/${script.id}` });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list, create);
