import { describe, expect, it } from "vitest";
import { Feed } from "./feed";

function slowSink() {
  const taken: string[] = [];
  const done: (() => void)[] = [];
  return {
    taken,
    done,
    sink: {
      write(text: string, ready: () => void) {
        taken.push(text);
        done.push(ready);
      },
    },
  };
}

describe("feeding a terminal", () => {
  it("gives one piece at a time and the next only when that was taken in", () => {
    const { taken, done, sink } = slowSink();
    const frames: (() => void)[] = [];
    const feed = new Feed(sink, 1000, (work) => void frames.push(work));
    feed.push("x".repeat(100_000));
    expect(taken).toHaveLength(1);
    expect(frames).toHaveLength(0);
    done[0]?.();
    expect(taken).toHaveLength(1);
    frames[0]?.();
    expect(taken).toHaveLength(2);
  });

  it("gives everything, in order", () => {
    let all = "";
    const write = (text: string, done: () => void) => {
      all += text;
      done();
    };
    const feed = new Feed({ write }, 1000, (work) => work());
    const sent = Array.from({ length: 500 }, (_, i) => `line ${i}\n`.repeat(20));
    for (const text of sent) feed.push(text);
    expect(all).toBe(sent.join(""));
    expect(feed.backlog).toBe(0);
  });

  it("leaves out lines that would have scrolled away unseen, and says so", () => {
    let skipped = 0;
    const { taken, sink } = slowSink();
    const feed = new Feed(
      sink,
      1000,
      () => undefined,
      () => (skipped += 1),
    );
    for (let i = 0; i < 800; i++) feed.push(`${"x".repeat(99)}\n`.repeat(100));
    expect(skipped).toBeGreaterThan(0);
    expect(feed.backlog).toBeLessThan(4.5 * 1024 * 1024);
    expect(taken).toHaveLength(1);
  });

  it("forgets what waits", () => {
    const { taken, done, sink } = slowSink();
    const feed = new Feed(sink, 1000, (work) => work());
    feed.push("a".repeat(50_000));
    feed.clear();
    done[0]?.();
    expect(feed.backlog).toBe(0);
    feed.push("b");
    expect(taken.at(-1)).toBe("b");
  });
});
