import * as operations from "@/lib/contracts/operations-executions";
import { artifactResponse } from "@/lib/http/artifact";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.readArtifact, async ({ services, access, params }) =>
    artifactResponse(await services.executions.artifact(access, params.id, params.path), services.config.embedOrigins),
  ),
);
