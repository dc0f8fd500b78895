import { describe, expect, it, vi } from "vitest";
import { executionExample } from "../../contracts/examples";
import type { Problem } from "../../contracts/errors";
import type { ExecutionEvent } from "../../contracts/events";
import { executionSchema } from "../../contracts/executions";
import type { RunPort } from "../run/port";
import { createRunSession } from "../run/run-session";
import type { WatchListener } from "../watches";
import { createWatchPort } from "./watch-port";

const execution = executionSchema.parse({ ...executionExample, artifacts: [] });
const { result } = executionExample;
const make = (seq: number, rest: object) => ({ executionId: execution.id, seq, at: 0, ...rest }) as ExecutionEvent;
const started = make(1, { type: "status", status: "running", phase: "running" });
const hello = make(2, { type: "stdout", text: "hello\n" });
const exit = make(3, { type: "exit", status: "completed", result });

function server() {
  const listeners: WatchListener[] = [];
  const watch = vi.fn((_target: unknown, listener: WatchListener, _after?: number) => {
    listeners.push(listener);
    return () => undefined;
  });
  const port = { connected: true, onChange: () => () => undefined, watch } as unknown as RunPort;
  return { line: vi.fn(() => port), watch, listeners };
}

function follow(events: ExecutionEvent[], complete: boolean) {
  const found = server();
  const port = createWatchPort({ execution, token: "share_x", events, complete }, found.line);
  const session = createRunSession(port, { watchOnly: true });
  session.follow(execution.id, "share_x");
  return { session, ...found };
}

describe("a reader's line to a shared run", () => {
  it("asks the server nothing for a run that is over and came with the page", async () => {
    const { session, line } = follow([started, hello, exit], true);
    await Promise.resolve();
    expect(session.getState()).toMatchObject({ phase: "finished", outputLines: 1 });
    expect(session.plainText()).toBe("hello\n");
    expect(line).not.toHaveBeenCalled();
  });

  it("begins with what the page brought and asks only for what comes after", () => {
    const { session, watch, listeners } = follow([started, hello], false);
    expect(session.plainText()).toBe("hello\n");
    expect(watch).toHaveBeenCalledWith({ id: execution.id, token: "share_x" }, expect.anything(), 2);
    listeners[0]?.onEvents([exit]);
    expect(session.getState().phase).toBe("finished");
  });

  it("says in words that the link was revoked, and keeps the output", async () => {
    const { session, listeners } = follow([started, hello], false);
    const problem: Problem = { type: "x", title: "There is nothing here", status: 404, code: "not_found", detail: "" };
    listeners[0]?.onEnd(problem);
    expect(session.getState()).toMatchObject({ phase: "refused", problem: { title: "This is not shared any more" } });
    expect(session.plainText()).toBe("hello\n");
  });
});
