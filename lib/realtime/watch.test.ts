import type { Socket } from "socket.io";
import { describe, expect, it } from "vitest";
import type { ExecutionEvent } from "../contracts/events";
import type { EventReader } from "../executions/service";
import type { Services } from "../services";
import { bounds } from "./bounds";
import type { Session } from "./session";
import { startWatch, stopWatch } from "./watch";

const id = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b";

class Feed implements EventReader {
  pulls = 0;
  closed = false;
  constructor(private readonly total: number) {}
  async next(): Promise<readonly ExecutionEvent[]> {
    if (this.pulls >= this.total) return [];
    this.pulls += 1;
    return [{ executionId: id, seq: this.pulls, at: 1, type: "stdout", text: "x" }];
  }
  close(): void {
    this.closed = true;
  }
}

/** A session whose client acknowledges only when told to. */
function sessionFor(feed: Feed) {
  const sent: { name: string; message: unknown }[] = [];
  const acknowledgements: ((error: Error | null) => void)[] = [];
  const state = { cut: false };
  const socket = {
    id: "socket-1",
    conn: { close: () => (state.cut = true) },
    emit: (name: string, message: unknown) => sent.push({ name, message }),
    timeout: () => ({
      emit: (name: string, message: unknown, acknowledge: (error: Error | null) => void) => {
        sent.push({ name, message });
        acknowledgements.push(acknowledge);
      },
    }),
  };
  const services = { executions: { read: async () => feed }, logger: { error: () => undefined } };
  const session: Session = {
    socket: socket as unknown as Socket,
    services: services as unknown as Services,
    identity: { addressKey: "a", addressOwnerId: "b" },
    watches: new Map(),
    unanswered: 0,
  };
  return { session, sent, acknowledgements, state };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 10));

describe("a watch", () => {
  it("stops reading when the client acknowledges nothing, and goes on when it does", async () => {
    const feed = new Feed(100);
    const { session, sent, acknowledgements } = sessionFor(feed);
    await startWatch(session, {}, id, 0);
    await settle();
    expect(feed.pulls).toBe(bounds.unacknowledgedBatches);
    while (acknowledgements.length > 0) {
      acknowledgements.shift()?.(null);
      await Promise.resolve();
      if (acknowledgements.length === 0) await settle();
    }
    expect(feed.pulls).toBe(100);
    expect(sent.at(-1)).toEqual({ name: "execution:end", message: { id } });
    expect(feed.closed).toBe(true);
    expect(session.watches.size).toBe(0);
  });

  it("cuts off a client that does not acknowledge in time", async () => {
    const { session, acknowledgements, state } = sessionFor(new Feed(1));
    await startWatch(session, {}, id, 0);
    await settle();
    acknowledgements[0]?.(new Error("timeout"));
    expect(state.cut).toBe(true);
  });

  it("ends without a word when it is stopped", async () => {
    const feed = new Feed(100);
    const { session, sent } = sessionFor(feed);
    await startWatch(session, {}, id, 0);
    await settle();
    stopWatch(session, id);
    await settle();
    expect(feed.closed).toBe(true);
    expect(sent.some(({ name }) => name === "execution:end")).toBe(false);
  });

  it("is one of a bounded number, and watching again replaces it", async () => {
    const { session } = sessionFor(new Feed(0));
    for (let n = 0; n < bounds.watchesPerSocket; n++) session.watches.set(`other-${n}`, new AbortController());
    await expect(startWatch(session, {}, id, 0)).rejects.toMatchObject({ code: "rate_limited" });
    session.watches.delete("other-0");
    await startWatch(session, {}, id, 0);
    await startWatch(session, {}, id, 0);
    expect(session.watches.size).toBe(bounds.watchesPerSocket);
  });
});
