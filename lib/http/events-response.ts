import { isTerminal } from "../contracts/events";
import type { readEvents } from "../contracts/operations-executions";
import { empty } from "./answers";
import type { RouteContext } from "./context";
import { isProblemError } from "./problem";
import { eventStream } from "./sse";

/**
 * The events of an execution as a stream, from after the last one the caller has. 204 when it is over and the caller has
 * them all: the one answer after which an EventSource does not connect again.
 */
export async function eventsResponse(context: RouteContext<typeof readEvents>): Promise<Response> {
  const { access, params, query, headers, request, requestId, services } = context;
  const after = Number(headers["Last-Event-ID"] ?? query.after ?? 0);
  if (after > 0) {
    const execution = await services.executions.get(access, params.id);
    if (isTerminal(execution.status) && after >= execution.lastSeq) return empty();
  }
  const reader = await services.executions.read(access, params.id, after);
  const onError = (err: unknown) => {
    // A share that was revoked meanwhile is no failure; who connects again is told.
    if (isProblemError(err)) return;
    services.logger.error({ requestId, executionId: params.id, err }, "Reading events failed");
  };
  return new Response(eventStream(reader, request.signal, onError), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // A compressor or a proxy that buffers would hold the events back.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
