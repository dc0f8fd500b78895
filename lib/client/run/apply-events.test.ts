import { describe, expect, it } from "vitest";
import type { ExecutionEvent } from "../../contracts/events";
import { applyEvents, hasHole, noProgress, skipHole } from "./apply-events";

const executionId = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";
type Body = ExecutionEvent extends infer E
  ? E extends ExecutionEvent
    ? Omit<E, "executionId" | "seq" | "at">
    : never
  : never;
const event = (seq: number, body: Body, at = seq * 10) => ({ executionId, seq, at, ...body }) as ExecutionEvent;
const out = (seq: number, text: string) => event(seq, { type: "stdout", text });

const story = [
  event(1, { type: "status", status: "queued", position: 2 }),
  event(2, { type: "status", status: "running", phase: "running" }),
  out(3, "one\n"),
  event(4, { type: "waiting", waiting: true }),
  event(5, { type: "waiting", waiting: false }),
  out(6, "two\n"),
  event(7, { type: "exit", status: "completed", result: { outcome: "ok", exitCode: 0 } }),
];
const text = (batches: ExecutionEvent[][]) => {
  let progress = noProgress;
  let all = "";
  for (const batch of batches) {
    const applied = applyEvents(progress, batch);
    progress = applied.progress;
    all += applied.output.map((chunk) => chunk.text).join("");
  }
  return { all, progress };
};

describe("applying events", () => {
  it("tells the story of a run", () => {
    const { all, progress } = text([story]);
    expect(all).toBe("one\ntwo\n");
    expect(progress).toMatchObject({ phase: "finished", status: "completed", lastSeq: 7, result: { outcome: "ok" } });
  });

  it("shows the place in the queue until it runs", () => {
    expect(text([story.slice(0, 1)]).progress).toMatchObject({ phase: "queued", position: 2 });
    expect(text([story.slice(0, 2)]).progress).toMatchObject({ phase: "running", position: undefined });
  });

  it("leaves out what came twice, however the batches overlap", () => {
    const batches = [story.slice(0, 3), story.slice(0, 4), story.slice(2, 6), story.slice(5), story];
    expect(text(batches).all).toBe("one\ntwo\n");
  });

  it("puts a batch that came late where it belongs", () => {
    const early = text([story.slice(0, 2), story.slice(3)]);
    expect(early.all).toBe("");
    expect(hasHole(early.progress)).toBe(true);
    const { output, progress } = applyEvents(early.progress, story.slice(2, 3));
    expect(output.map((chunk) => chunk.text).join("")).toBe("one\ntwo\n");
    expect(hasHole(progress)).toBe(false);
    expect(progress.phase).toBe("finished");
  });

  it("sorts a batch that is out of order in itself", () => {
    expect(text([[...story].reverse()]).all).toBe("one\ntwo\n");
  });

  it("says so when it goes on behind a hole", () => {
    const { progress } = text([story.slice(0, 2), story.slice(5)]);
    const { output, progress: after } = skipHole(progress);
    expect(output[0]?.text).toContain("did not arrive");
    expect(output[1]?.text).toBe("two\n");
    expect(after).toMatchObject({ phase: "finished", lastSeq: 7 });
  });

  it("leaves the waits for input out of the running time", () => {
    const { progress } = text([
      [
        event(1, { type: "status", status: "running", phase: "running" }, 1000),
        event(2, { type: "waiting", waiting: true }, 1500),
        event(3, { type: "waiting", waiting: false }, 9500),
      ],
    ]);
    expect(progress).toMatchObject({ phase: "running", zeroAt: 9000 });
  });

  it("keeps files and tells of a gap", () => {
    const artifact = { path: "plot.png", size: 3, mediaType: "image/png", url: "/plot.png" };
    const { all, progress } = text([
      [event(1, { type: "artifact", artifact }), event(2, { type: "gap", reason: "The server was restarted." })],
    ]);
    expect(progress.artifacts).toEqual([artifact]);
    expect(all).toContain("The server was restarted.");
  });
});
