import * as operations from "@/lib/contracts/operations-admin";
import { disposition, streamOf } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const read = route(operations.exportAudit, ({ services, query }) => {
  const headers = {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": disposition("attachment", "podium-audit.csv"),
  };
  return new Response(streamOf(services.admin.auditCsv(query)), { headers });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(read);
