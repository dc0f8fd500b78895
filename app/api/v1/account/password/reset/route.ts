import * as operations from "@/lib/contracts/operations-accounts";
import { visitorOf } from "@/lib/http/account-answers";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const reset = route(operations.resetPassword, async (context) => {
  await context.services.passwords.reset(visitorOf(context), context.body.token, context.body.next);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(reset);
