import * as operations from "@/lib/contracts/operations-service";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.getReady, async ({ services }) => {
    const report = await services.health.check();
    return json(report.state === "down" ? 503 : 200, report);
  }),
);
