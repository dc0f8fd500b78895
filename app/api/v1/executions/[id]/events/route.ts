import * as operations from "@/lib/contracts/operations-executions";
import { eventsResponse } from "@/lib/http/events-response";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(route(operations.readEvents, eventsResponse));
