import * as operations from "@/lib/contracts/operations-admin";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.changeUser, async (context) =>
    json(200, await context.services.admin.changeUser(userOf(context), context.params.id, context.body)),
  ),
);
