import * as operations from "@/lib/contracts/operations-admin";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.setSite, async (context) => {
    await context.services.policy.setSite(userOf(context), context.body);
    return json(200, context.services.policy.rules());
  }),
);
