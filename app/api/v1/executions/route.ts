import * as operations from "@/lib/contracts/operations-executions";
import { json } from "@/lib/http/answers";
import { createdResponse, waitedResponse } from "@/lib/http/created";
import { preferredWait } from "@/lib/http/prefer";
import { resource } from "@/lib/http/resource";
import { route } from "@/lib/http/route";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const create = route(operations.createExecution, async ({ services, creator, access, headers, body, request }) => {
  const created = await services.executions.create(creator, body, { idempotencyKey: headers["Idempotency-Key"] });
  const seconds = preferredWait(headers.Prefer);
  if (seconds === undefined) return createdResponse(created, services.config.rate);
  const reader = { ownerId: access.ownerId, token: created.readToken ?? access.token };
  const execution = await services.executions.wait(reader, created.execution.id, seconds * 1000, request.signal);
  return waitedResponse(services.executions, reader, created, { execution, seconds }, services.config.rate);
});

const list = route(operations.listExecutions, async ({ services, access, query }) =>
  json(200, await services.executions.list(access, query)),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource(create, list);
