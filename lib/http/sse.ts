import type { ExecutionEvent } from "../contracts/events";
import type { EventReader } from "../executions/service";

/** A comment line keeps proxies from closing a silent stream. */
const heartbeatMs = 15_000;
/** How long an EventSource waits before it connects again. */
const retryMs = 1_000;

const encoder = new TextEncoder();

/**
 * One event in the `text/event-stream` format. JSON has no raw line ends, but a field must not end early whatever comes:
 * every line gets its own `data:`.
 */
export function encodeEvent(event: ExecutionEvent): string {
  const data = JSON.stringify(event)
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join("");
  return `id: ${event.seq}\nevent: ${event.type}\n${data}\n`;
}

/**
 * Events as a byte stream. Reads from `reader` only when the response wants more, and closes it at the end, when the
 * caller goes away and when reading fails. Ends with `event: end`.
 */
export function eventStream(
  reader: EventReader,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  let pending: Promise<readonly ExecutionEvent[] | "failed"> | undefined;
  let opened = false;
  const read = () =>
    reader.next(both).catch((error: unknown) => {
      if (!both.aborted) onError(error);
      return "failed" as const;
    });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        if (!opened) {
          opened = true;
          return send(`retry: ${retryMs}\n\n`);
        }
        if (!both.aborted) pending ??= read();
        const events = pending && (await withHeartbeat(pending));
        if (both.aborted || !events) {
          reader.close();
          if (!stop.signal.aborted) controller.close();
          return;
        }
        if (events === "heartbeat") return send(": still here\n\n");
        pending = undefined;
        if (events !== "failed" && events.length > 0) return send(events.map(encodeEvent).join(""));
        reader.close();
        // Without `end` an EventSource connects again and goes on after what it has.
        if (events !== "failed") send("event: end\ndata: {}\n\n");
        controller.close();
      },
      cancel() {
        stop.abort();
        reader.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function withHeartbeat<T>(pending: Promise<T>): Promise<T | "heartbeat"> {
  let timer: NodeJS.Timeout | undefined;
  const beat = new Promise<"heartbeat">((resolve) => {
    timer = setTimeout(resolve, heartbeatMs, "heartbeat");
  });
  try {
    return await Promise.race([pending, beat]);
  } finally {
    clearTimeout(timer);
  }
}
