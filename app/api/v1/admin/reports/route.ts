import * as operations from "@/lib/contracts/operations-reports";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const list = route(operations.listReports, async ({ services }) => json(200, await services.reports.list()));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(list);
