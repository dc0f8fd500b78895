import * as operations from "@/lib/contracts/operations-accounts";
import { visitorOf } from "@/lib/http/account-answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const ask = route(operations.forgotPassword, async (context) => {
  await context.services.passwords.forgotten(visitorOf(context), context.body.email);
  return new Response(null, { status: 202 });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(ask);
