import * as operations from "@/lib/contracts/operations-checking";
import { json } from "@/lib/http/answers";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.checkProgram, async ({ services, creator, body, request }) =>
    json(200, await services.checking.check(creator, body, request.signal)),
  ),
);
