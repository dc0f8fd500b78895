import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OwnerFeed } from "../owner-feed";
import { FeedRelay } from "./feed-relay";

const logger = { debug: () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that hears what the others send over `wire`. */
function server(name: string, wire: ((message: string) => void)[], send?: () => Promise<void>) {
  const relay = new FeedRelay(
    name,
    async (messages) => {
      await send?.();
      for (const message of messages) for (const hear of wire) hear(message);
    },
    logger,
  );
  const feed = new OwnerFeed((ownerId, executionId) => relay.tell(ownerId, executionId));
  wire.push((message) => {
    expect(Buffer.byteLength(message)).toBeLessThan(8000);
    relay.hear(message, feed);
  });
  return feed;
}

it("tells those who look at another server's list, once, and nobody else", async () => {
  const wire: ((message: string) => void)[] = [];
  const [one, other] = [server("one", wire), server("other", wire)];
  const heard: string[] = [];
  one.listen("ada", (id) => heard.push(`one ${id}`));
  other.listen("ada", (id) => heard.push(`other ${id}`));
  other.listen("bob", (id) => heard.push(`bob ${id}`));
  one.tell("ada", "run");
  one.tell("ada", "run");
  expect(heard).toEqual(["one run", "one run"]);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard.slice(2)).toEqual(["other run"]);
});

it("sends any number of changes in messages that are short enough", async () => {
  const wire: ((message: string) => void)[] = [];
  const [one, other] = [server("3".repeat(36), wire), server("other", wire)];
  const heard = new Set<string | undefined>();
  const owner = "a".repeat(36);
  other.listen(owner, (id) => heard.add(id));
  const ids = Array.from({ length: 1234 }, (_, at) => String(at).padStart(36, "0"));
  for (const id of ids) one.tell(owner, id);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual(new Set(ids));
});

it("says that something was missed when it could not be sent, as soon as it can", async () => {
  const wire: ((message: string) => void)[] = [];
  let away = true;
  const one = server("one", wire, async () => {
    if (away) throw new Error("away");
  });
  const heard: (string | undefined)[] = [];
  server("other", wire).listen("ada", (id) => heard.push(id));
  one.tell("ada", "run");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(heard).toEqual([]);
  away = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(heard).toEqual([undefined]);
});
