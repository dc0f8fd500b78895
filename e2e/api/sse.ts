import { type ExecutionEvent, executionEventSchema } from "../../lib/contracts/events";
import type { Caller } from "./server";

/** An event with the moment it arrived here, in milliseconds. */
export interface Arrived {
  event: ExecutionEvent;
  at: number;
}

/** An open event stream. Iterating ends with the stream; `ended` says whether `event: end` came. */
export class EventStream implements AsyncIterable<Arrived> {
  ended = false;
  private readonly stop = new AbortController();

  constructor(
    private readonly caller: Caller,
    private readonly id: string,
    private readonly options: { lastEventId?: number; after?: number; token?: string } = {},
  ) {}

  async *[Symbol.asyncIterator](): AsyncIterator<Arrived> {
    const { lastEventId, after, token } = this.options;
    const response = await this.caller.request(
      `/api/v1/executions/${this.id}/events${after === undefined ? "" : `?after=${after}`}`,
      {
        signal: this.stop.signal,
        headers: {
          ...(lastEventId !== undefined && { "last-event-id": String(lastEventId) }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
      },
    );
    if (response.status !== 200) throw new Error(`The stream answered ${response.status}: ${await response.text()}`);
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = this.take(block);
        if (event) yield { event, at: performance.now() };
      }
    }
  }

  close(): void {
    this.stop.abort();
  }

  private take(block: string): ExecutionEvent | undefined {
    const fields = new Map(
      block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
    );
    if (fields.get("event") === "end") this.ended = true;
    if (!fields.has("id")) return undefined;
    const event = executionEventSchema.parse(JSON.parse(fields.get("data") ?? ""));
    if (String(event.seq) !== fields.get("id") || event.type !== fields.get("event"))
      throw new Error(`The fields disagree: ${block}`);
    return event;
  }
}

/** Every event of an execution, to its end. */
export async function allEvents(
  caller: Caller,
  id: string,
  options: { lastEventId?: number; after?: number } = {},
): Promise<ExecutionEvent[]> {
  const events: ExecutionEvent[] = [];
  for await (const { event } of new EventStream(caller, id, options)) events.push(event);
  return events;
}

/** Text of one stream among events. */
export function textOf(
  events: readonly ExecutionEvent[],
  type: "stdout" | "stderr" | "compiler" | "echo" = "stdout",
): string {
  return events.map((event) => (event.type === type ? event.text : "")).join("");
}

/** Reads until standard output so far satisfies `holds`; resolves to it. */
export async function untilStdout(stream: AsyncIterable<Arrived>, holds: (text: string) => boolean): Promise<string> {
  let text = "";
  for await (const { event } of stream) {
    if (event.type === "stdout") text += event.text;
    if (holds(text)) return text;
  }
  throw new Error(`The stream ended with ${JSON.stringify(text)}.`);
}
