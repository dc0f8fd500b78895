import type { Socket } from "socket.io";
import { describe, expect, it } from "vitest";
import { executionExample } from "../contracts/examples";
import type { Services } from "../services";
import { answerMessage } from "./answer";
import type { Session } from "./session";

const id = executionExample.id;
const logged: unknown[] = [];

/** A session whose services only remember what they were asked. */
function fakeSession(executions: object = {}): Session & { calls: unknown[][] } {
  const calls: unknown[][] = [];
  const recorder = new Proxy(executions, {
    get: (target, name) =>
      Reflect.get(target, name) ??
      (async (...args: unknown[]) => {
        calls.push([name, ...args]);
        return { execution: executionExample, replayed: false };
      }),
  });
  const logger = { error: (fields: object) => logged.push(fields) };
  return {
    calls,
    socket: { id: "socket-1", emit: () => true } as unknown as Socket,
    services: { executions: recorder, logger } as unknown as Services,
    identity: { ownerId: "owner", addressKey: "a", addressOwnerId: "b", token: "handshake" },
    watches: new Map(),
    unanswered: 0,
  };
}

async function ask(session: Session, name: string, ...args: unknown[]): Promise<Record<string, unknown>> {
  let answer: Record<string, unknown> = {};
  await answerMessage(session, name, [...args, (value: Record<string, unknown>) => (answer = value)]);
  return answer;
}

describe("a socket message", () => {
  it("reaches the service with the socket's owner and the message's token", async () => {
    const session = fakeSession();
    expect(await ask(session, "execution:resize", { id, rows: 5, columns: 6, token: "own" })).toEqual({ ok: true });
    expect(await ask(session, "execution:interrupt", { id })).toEqual({ ok: true });
    expect(session.calls).toEqual([
      ["resize", { ownerId: "owner", token: "own" }, id, 5, 6],
      ["interrupt", { ownerId: "owner", token: "handshake" }, id],
    ]);
  });

  it.each([
    ["execution:create", undefined],
    ["execution:create", "text"],
    ["execution:create", { language: 5 }],
    ["execution:create", { language: "c", source: "1", extra: 1 }],
    ["execution:watch", { id: "nope" }],
    ["execution:watch", { id, after: -1 }],
    ["execution:watch", { id, after: "0" }],
    ["execution:stdin", { id, data: 5 }],
    ["execution:stdin", { id, data: "***", encoding: "base64" }],
    ["execution:resize", { id, rows: 0, columns: Number.NaN }],
    ["execution:cancel", null],
    ["execution:cancel", [id]],
    ["execution:destroy", { id }],
    ["__proto__", {}],
    ["constructor", {}],
  ])("%s with %j is answered invalid_request and reaches nothing", async (name, payload) => {
    const session = fakeSession();
    expect(await ask(session, name, payload)).toMatchObject({ ok: false, problem: { code: "invalid_request" } });
    expect(session.calls).toEqual([]);
  });

  it("without an acknowledgement is done all the same", async () => {
    const session = fakeSession();
    await answerMessage(session, "execution:cancel", [{ id }]);
    await answerMessage(session, "execution:cancel", []);
    expect(session.calls).toHaveLength(1);
  });

  it("that fails unexpectedly tells nothing of the inside", async () => {
    const session = fakeSession({ cancel: () => Promise.reject(new Error("secret")) });
    const answer = await ask(session, "execution:cancel", { id });
    expect(answer).toMatchObject({ ok: false, problem: { code: "internal" } });
    expect(JSON.stringify(answer)).not.toContain("secret");
    expect(logged).toHaveLength(1);
  });

  it("is refused when too many are unanswered", async () => {
    const session = fakeSession({ interrupt: () => new Promise(() => undefined) });
    for (let n = 0; n < 64; n++) void answerMessage(session, "execution:interrupt", [{ id }]);
    expect(await ask(session, "execution:cancel", { id })).toMatchObject({
      ok: false,
      problem: { code: "rate_limited" },
    });
  });
});
