import * as operations from "@/lib/contracts/operations-keys";
import { userOf } from "@/lib/http/account-answers";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const revoke = route(operations.revokeKey, async (context) => {
  await context.services.keys.revoke(userOf(context), context.params.id);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(revoke);
