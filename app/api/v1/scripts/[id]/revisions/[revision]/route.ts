import * as operations from "@/lib/contracts/operations-scripts";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.getRevision, async (context) => {
    const { id, revision } = context.params;
    return json(200, await context.services.scripts.revision(userOf(context).id, id, revision));
  }),
);
