import * as operations from "@/lib/contracts/operations-executions";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.readInput, async ({ services, access, params }) =>
    json(200, await services.executions.body(access, params.id)),
  ),
);
