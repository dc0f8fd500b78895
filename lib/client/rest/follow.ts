import { type ExecutionEvent, executionEventSchema } from "../../contracts/events";
import { ClientError } from "../problem";
import type { WatchListener } from "../watches";
import { send } from "./call";
import { readEventStream, type ServerSentEvent } from "./event-stream";

/** Pauses between attempts to connect again, in milliseconds. */
const firstPauseMs = 500;
const longestPauseMs = 8_000;

/** An execution to follow, and who wants to know. */
export interface Following {
  id: string;
  token?: string;
  /** The last sequence number that is there. */
  after: number;
  listener: WatchListener;
  /** Told whether the server answers. */
  onLine(up: boolean): void;
  signal: AbortSignal;
}

/** Follows an execution by server-sent events with a token and no cookie, over lost connections, until its end. */
export async function follow(following: Following): Promise<void> {
  const { id, token, listener, onLine, signal } = following;
  let { after } = following;
  let pause = firstPauseMs;
  while (!signal.aborted) {
    try {
      const response = await send(`/api/v1/executions/${id}/events?after=${after}`, { token, signal, cookies: false });
      onLine(true);
      let ended = response.status === 204;
      await readEventStream(response, (received) => {
        if (signal.aborted) return false;
        pause = firstPauseMs;
        ended = received.some(({ type }) => type === "end");
        const events = received.flatMap(parse).filter(({ seq }) => seq > after);
        after = events.at(-1)?.seq ?? after;
        if (events.length > 0) listener.onEvents(events);
        return !ended;
      });
      if (ended && !signal.aborted) return listener.onEnd();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ClientError && error.problem && error.problem.status < 500)
        return listener.onEnd(error.problem);
      onLine(false);
    }
    await wait(pause, signal);
    pause = Math.min(pause * 2, longestPauseMs);
  }
}

function parse({ type, data }: ServerSentEvent): ExecutionEvent[] {
  if (type === "end") return [];
  // An event of a newer server that this page does not know is left out.
  const parsed = executionEventSchema.safeParse(JSON.parse(data));
  return parsed.success ? [parsed.data] : [];
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const end = () => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { signal: done.signal });
    // The network is back.
    globalThis.addEventListener?.("online", end, { signal: done.signal });
  });
}
