/** One server-sent event. */
export interface ServerSentEvent {
  type: string;
  data: string;
}

/** Puts events together from pieces of a `text/event-stream` that end anywhere. Comments, ids and retries are left out. */
export class EventStreamParser {
  private rest = "";
  private type = "";
  private data: string[] = [];

  /** Takes the next piece; answers the events that are complete now. */
  take(text: string): ServerSentEvent[] {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.line(line.replace(/\r$/, "")));
  }

  private line(line: string): ServerSentEvent[] {
    if (line === "") return this.dispatch();
    const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") this.type = value;
    if (field === "data") this.data.push(value);
    return [];
  }

  private dispatch(): ServerSentEvent[] {
    const event = { type: this.type || "message", data: this.data.join("\n") };
    const any = this.data.length > 0;
    this.type = "";
    this.data = [];
    return any ? [event] : [];
  }
}

/** The server says something at least every 15 s; silent for this long, the line is dead, as after a laptop slept. */
const silenceMs = 40_000;

/**
 * Reads a response's events until it ends; false from `onEvents` stops early.
 * @throws when the connection breaks or stays silent.
 */
export async function readEventStream(
  response: Response,
  onEvents: (events: ServerSentEvent[]) => boolean,
): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new EventStreamParser();
  while (reader) {
    const { done, value } = await withinSilence(reader.read()).catch((error: unknown) => {
      reader.cancel().catch(() => undefined);
      throw error;
    });
    if (done) return;
    const events = parser.take(value);
    if (events.length === 0 || onEvents(events)) continue;
    await reader.cancel();
    return;
  }
}

async function withinSilence<T>(read: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The connection is silent.")), silenceMs);
  });
  try {
    return await Promise.race([read, silence]);
  } finally {
    clearTimeout(timer);
  }
}
