import * as operations from "@/lib/contracts/operations-formatting";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.formatSource, async ({ services, creator, body, request }) =>
    json(200, await services.formatting.format(creator, body, request.signal)),
  ),
);
