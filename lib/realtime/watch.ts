import { ProblemError } from "../contracts/errors";
import type { ExecutionEvent } from "../contracts/events";
import type { Access, EventReader } from "../executions/service";
import { internalProblem, isProblemError, problemDocument } from "../http/problem";
import { bounds } from "./bounds";
import type { Session } from "./session";
import { Window } from "./window";

/**
 * Starts to send an execution's events from after `after`; a watch of the same execution that runs is replaced.
 * @throws ProblemError not_found, rate_limited
 */
export async function startWatch(session: Session, access: Access, id: string, after: number): Promise<void> {
  const key = id.toLowerCase();
  if (!session.watches.has(key) && session.watches.size >= bounds.watchesPerSocket) {
    throw new ProblemError(
      "rate_limited",
      `A connection watches ${bounds.watchesPerSocket} executions at most. Unwatch one first.`,
    );
  }
  stopWatch(session, id);
  const stop = new AbortController();
  // Held before the reader is there, so that messages sent at once cannot pass the bound.
  session.watches.set(key, stop);
  try {
    const reader = await session.services.executions.read(access, id, after);
    // The acknowledgement goes out first: the client learns the id before its events.
    setImmediate(() => void pump(session, reader, id, stop));
  } catch (error) {
    if (session.watches.get(key) === stop) session.watches.delete(key);
    throw error;
  }
}

/** Ends a watch; nothing happens when there is none. */
export function stopWatch(session: Session, id: string): void {
  session.watches.get(id.toLowerCase())?.abort();
  session.watches.delete(id.toLowerCase());
}

/** Pulls only when the client has acknowledged most of what it got: one that lags slows nobody but itself. */
async function pump(session: Session, reader: EventReader, id: string, stop: AbortController): Promise<void> {
  const window = new Window(stop.signal);
  try {
    for (;;) {
      await window.room();
      if (stop.signal.aborted) return;
      const events = await reader.next(stop.signal);
      if (stop.signal.aborted) return;
      if (events.length === 0) break;
      send(session, id, events, window.take(sizeOf(events)));
    }
    session.socket.emit("execution:end", { id });
  } catch (error) {
    if (!stop.signal.aborted) fail(session, id, error);
  } finally {
    reader.close();
    const key = id.toLowerCase();
    if (session.watches.get(key) === stop) session.watches.delete(key);
  }
}

function send({ socket }: Session, id: string, events: readonly ExecutionEvent[], acknowledged: () => void): void {
  socket.timeout(bounds.acknowledgeMs).emit("execution:events", { id, events }, (error: Error | null) => {
    if (!error) return acknowledged();
    // Closing the connection, unlike disconnecting the socket, lets the client come back and go on where it was.
    socket.conn.close();
  });
}

function fail({ socket, services }: Session, id: string, error: unknown): void {
  const problem = isProblemError(error) ? error : internalProblem(socket.id, error);
  if (problem.code === "internal")
    services.logger.error({ executionId: id, socketId: socket.id, err: error }, "A watch failed");
  socket.emit("execution:end", { id, problem: problemDocument(problem) });
}

/** Bytes on the wire, about. */
function sizeOf(events: readonly ExecutionEvent[]): number {
  const text = (event: ExecutionEvent) => ("text" in event ? event.text.length + (event.base64?.length ?? 0) : 0);
  return events.reduce((sum, event) => sum + 128 + text(event), 0);
}
