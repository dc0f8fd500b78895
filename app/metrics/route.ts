import * as operations from "@/lib/contracts/operations-service";

import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.getMetrics, async ({ services }) => {
    const text = await services.metrics.text();
    return new Response(text, { headers: { "Content-Type": services.metrics.contentType } });
  }),
);
