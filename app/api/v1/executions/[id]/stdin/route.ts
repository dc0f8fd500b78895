import * as operations from "@/lib/contracts/operations-executions";
import { empty } from "@/lib/http/answers";
import { inputBytes } from "@/lib/http/input-bytes";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.writeStdin, async ({ services, access, params, body }) => {
    await services.executions.writeStdin(access, params.id, inputBytes(body), body.end);
    return empty();
  }),
);
