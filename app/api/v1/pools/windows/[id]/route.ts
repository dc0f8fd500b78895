import * as operations from "@/lib/contracts/operations-pools";
import { userOf } from "@/lib/http/account-answers";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.deletePoolWindow, async (context) => {
    await context.services.pools.release(userOf(context), context.params.id);
    return empty();
  }),
);
