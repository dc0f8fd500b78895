import { describe, expect, it } from "vitest";
import { EventStreamParser, readEventStream, type ServerSentEvent } from "./event-stream";

const stream = 'retry: 1000\n\nid: 1\nevent: stdout\ndata: {"a":"é"}\n\n: still here\n\nevent: end\ndata: {}\n\n';
const events = [
  { type: "stdout", data: '{"a":"é"}' },
  { type: "end", data: "{}" },
];

describe("EventStreamParser", () => {
  it("finds the same events wherever the pieces end", () => {
    for (let size = 1; size <= stream.length; size += 1) {
      const parser = new EventStreamParser();
      const found = [];
      for (let at = 0; at < stream.length; at += size) found.push(...parser.take(stream.slice(at, at + size)));
      expect(found).toEqual(events);
    }
  });

  it("joins lines of data, takes CRLF and a missing space", () => {
    expect(new EventStreamParser().take("data:a\r\ndata: b\r\n\r\n")).toEqual([{ type: "message", data: "a\nb" }]);
  });
});

describe("readEventStream", () => {
  it("puts characters together that were cut in two", async () => {
    const bytes = new TextEncoder().encode(stream);
    const found: ServerSentEvent[] = [];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await readEventStream(new Response(body), (received) => found.push(...received) > 0);
    expect(found).toEqual(events);
  });

  it("stops when it is told to", async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("data: x\n\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    let count = 0;
    await readEventStream(new Response(body), () => ++count < 3);
    expect(count).toBe(3);
    expect(cancelled).toBe(true);
  });
});
