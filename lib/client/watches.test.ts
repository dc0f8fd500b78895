import { expect, it } from "vitest";
import type { ExecutionEvent } from "../contracts/events";
import { Watches } from "./watches";

const id = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";
const event = (seq: number): ExecutionEvent => ({ executionId: id, seq, at: 1, type: "stdout", text: String(seq) });

function watching(after: number) {
  const seen: number[] = [];
  const ends: unknown[] = [];
  const watches = new Watches();
  const listener = {
    onEvents: (events: readonly ExecutionEvent[]) => void seen.push(...events.map(({ seq }) => seq)),
    onEnd: (problem?: unknown) => void ends.push(problem),
  };
  watches.add(id, { lastSeq: after, listener });
  const asked = watches.asking(id);
  asked.begun();
  return { watches, seen, ends, listener, asked };
}

it("tells no event twice, and resumes after the last one", () => {
  const { watches, seen } = watching(2);
  watches.take({ id, events: [event(1), event(2), event(3)] });
  watches.take({ id, events: [event(3), event(4)] });
  watches.take({ id, events: [event(4)] });
  expect(seen).toEqual([3, 4]);
  expect(watches.pending()).toEqual([{ id, after: 4 }]);
});

it("ends once and asks for nothing more", () => {
  const { watches, ends } = watching(0);
  watches.end({ id });
  watches.end({ id });
  expect(ends).toEqual([undefined]);
  expect(watches.pending()).toEqual([]);
});

it("ignores what it does not know or cannot read", () => {
  const { watches, seen, ends, listener } = watching(0);
  for (const message of [null, 5, { id }, { id: "x", events: [] }, { id, events: [{ type: "nonsense" }] }])
    watches.take(message);
  watches.end(null);
  expect([seen, ends]).toEqual([[], []]);
  expect(watches.remove(id, { ...listener })).toBe(false);
  expect(watches.remove(id, listener)).toBe(true);
});

it("leaves out what is still on its way for an earlier watch, since all of it comes again", () => {
  const { watches, seen, ends, listener } = watching(0);
  watches.take({ id, events: [event(1)] });
  watches.add(id, { lastSeq: 1, listener });
  const again = watches.asking(id);
  watches.take({ id, events: [event(4), event(5)] });
  watches.end({ id });
  again.begun();
  watches.take({ id, events: [event(2), event(3), event(4), event(5)] });
  expect([seen, ends]).toEqual([[1, 2, 3, 4, 5], []]);
});

it("does not take the answer to an earlier question for that to a later one", () => {
  const { watches, seen, ends } = watching(0);
  const first = watches.asking(id);
  const second = watches.asking(id);
  first.begun();
  first.refused({ type: "x", title: "Gone", status: 404, code: "not_found", detail: "Gone." });
  watches.take({ id, events: [event(1)] });
  expect([seen, ends]).toEqual([[], []]);
  second.begun();
  watches.take({ id, events: [event(1)] });
  expect(seen).toEqual([1]);
});
