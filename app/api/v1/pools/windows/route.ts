import * as operations from "@/lib/contracts/operations-pools";
import { userOf } from "@/lib/http/account-answers";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.listPoolWindows, async ({ services }) => json(200, await services.pools.windows())),
  route(operations.createPoolWindow, async (context) =>
    json(201, await context.services.pools.reserve(userOf(context), context.body)),
  ),
);
