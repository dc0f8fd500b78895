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
  return { watches, seen, ends, listener };
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
