import * as operations from "@/lib/contracts/operations-accounts";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const reset = route(operations.resetPassword, async ({ services, body }) => {
  await services.passwords.reset(body.token, body.next);
  return empty();
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(reset);
