import * as operations from "@/lib/contracts/operations-reports";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const report = route(operations.reportShare, async ({ services, identity, params, body }) => {
  await services.reports.report(identity, params.id, body);
  return new Response(null, { status: 202 });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(report);
