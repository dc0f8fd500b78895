import * as operations from "@/lib/contracts/operations-executions";
import { disposition, streamOf } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.readOutput, async ({ services, access, params }) => {
    const content = await services.executions.output(access, params.id, params.stream);
    return new Response(streamOf(content), {
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": disposition("attachment", `${params.stream}.txt`),
      },
    });
  }),
);
