import * as operations from "@/lib/contracts/operations-executions";
import { empty } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.interruptExecution, async ({ services, access, params }) => {
    await services.executions.interrupt(access, params.id);
    return empty();
  }),
);
