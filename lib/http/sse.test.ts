import { describe, expect, it, vi } from "vitest";
import type { ExecutionEvent } from "../contracts/events";
import type { EventReader } from "../executions/service";
import { encodeEvent, eventStream } from "./sse";

const executionId = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";
const stdout = (seq: number, text: string): ExecutionEvent => ({ executionId, seq, at: 1, type: "stdout", text });

function readerOf(batches: ExecutionEvent[][]): EventReader & { pulls: number; closed: boolean } {
  return {
    pulls: 0,
    closed: false,
    async next() {
      return batches[this.pulls++] ?? [];
    },
    close() {
      this.closed = true;
    },
  };
}

const failOnError = (error: unknown) => {
  throw error;
};

describe("one event", () => {
  it("stays one event whatever line ends its text has", () => {
    const text = "a\nb\r\nc\rd\u2028e\n\nevent: exit\ndata: {}\n\n";
    const encoded = encodeEvent(stdout(7, text));
    expect(encoded.endsWith("\n\n")).toBe(true);
    expect(encoded.slice(0, -2)).not.toContain("\n\n");
    const lines = encoded.trimEnd().split(/\r\n|\r|\n/);
    expect(lines.slice(0, 2)).toEqual(["id: 7", "event: stdout"]);
    expect(JSON.parse(lines[2]?.replace(/^data: /, "") ?? "")).toMatchObject({ seq: 7, text });
    expect(lines).toHaveLength(3);
  });
});

describe("the stream", () => {
  it("sends everything, then end, then closes", async () => {
    const reader = readerOf([[stdout(1, "a"), stdout(2, "b")], [stdout(3, "c")]]);
    const text = await new Response(eventStream(reader, new AbortController().signal, failOnError)).text();
    expect(text.match(/^id: \d+$/gm)).toEqual(["id: 1", "id: 2", "id: 3"]);
    expect(text.endsWith("event: end\ndata: {}\n\n")).toBe(true);
    expect(reader.closed).toBe(true);
  });

  it("reads ahead of nobody", async () => {
    const reader = readerOf([[stdout(1, "a")], [stdout(2, "b")], [stdout(3, "c")]]);
    const stream = eventStream(reader, new AbortController().signal, failOnError).getReader();
    await stream.read();
    await stream.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reader.pulls).toBe(1);
    await stream.cancel();
    expect(reader.closed).toBe(true);
  });

  it("keeps a silent connection open with comments", async () => {
    vi.useFakeTimers();
    try {
      const silent: EventReader = { next: () => new Promise(() => undefined), close: () => undefined };
      const stream = eventStream(silent, new AbortController().signal, failOnError).getReader();
      await stream.read();
      const beat = stream.read();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(new TextDecoder().decode((await beat).value)).toBe(": still here\n\n");
    } finally {
      vi.useRealTimers();
    }
  });

  it("ends without `end` when reading fails, so that the caller comes back", async () => {
    const errors: unknown[] = [];
    const broken: EventReader = { next: () => Promise.reject(new Error("gone")), close: () => undefined };
    const text = await new Response(
      eventStream(broken, new AbortController().signal, (error) => errors.push(error)),
    ).text();
    expect(text).not.toContain("end");
    expect(errors).toHaveLength(1);
  });

  it("closes the reader when the caller goes away", async () => {
    const gone = new AbortController();
    const reader: EventReader & { closed?: boolean } = {
      next: (signal) => new Promise((resolve) => signal?.addEventListener("abort", () => resolve([]))),
      close() {
        this.closed = true;
      },
    };
    const stream = eventStream(reader, gone.signal, failOnError).getReader();
    await stream.read();
    const rest = stream.read();
    gone.abort();
    expect((await rest).done).toBe(true);
    expect(reader.closed).toBe(true);
  });
});
