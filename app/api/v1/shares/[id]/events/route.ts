import * as operations from "@/lib/contracts/operations-shares";
import { ProblemError } from "@/lib/contracts/errors";
import { eventsResponse } from "@/lib/http/events-response";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";
import { shareToken } from "@/lib/shares/service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  route(operations.readShareEvents, async ({ services, params, query, ...context }) => {
    const { id, executionId } = await services.shares.get(params.id);
    if (!executionId) throw new ProblemError("not_found", "This share shows code only, so nothing happens in it.");
    const access = { token: shareToken(id) };
    return eventsResponse({
      ...context,
      services,
      params: { id: executionId },
      query: { ...query, token: undefined },
      access,
    });
  }),
);
