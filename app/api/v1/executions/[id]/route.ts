import * as operations from "@/lib/contracts/operations-executions";
import { executionResponse } from "@/lib/http/execution-response";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.getExecution, async ({ services, access, params }) =>
    executionResponse(services.executions, access, await services.executions.get(access, params.id)),
  ),
  route(operations.deleteExecution, async ({ services, access, params }) => {
    await services.executions.remove(access, params.id);
    return empty();
  }),
);
