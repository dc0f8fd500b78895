import { beforeEach, describe, expect, it, vi } from "vitest";
import { executionExample } from "../../contracts/examples";
import type { ExecutionEvent } from "../../contracts/events";
import type { CreatedExecution } from "../../contracts/executions";
import { createdExecutionSchema } from "../../contracts/executions";
import { ClientError } from "../problem";
import type { WatchListener } from "../watches";
import type { RunPort } from "./port";
import { createRunSession } from "./run-session";
import type { RunSession } from "./types";

const { result: _, finishedAt: __, ...unfinished } = executionExample;
const created: CreatedExecution = createdExecutionSchema.parse({ ...unfinished, status: "running", artifacts: [] });
const body = { language: "python", source: "print(1)", entrypoint: "main.py", tty: true };
const make = (seq: number, rest: object) =>
  ({ executionId: created.id, seq, at: Date.now(), ...rest }) as ExecutionEvent;
const started = make(1, { type: "status", status: "running", phase: "running" });
const printed = (seq: number, text: string) => make(seq, { type: "stdout", text });
const exit = (seq: number) => make(seq, { type: "exit", status: "completed", result: { outcome: "ok", exitCode: 0 } });

function fakePort() {
  const state = { listener: undefined as WatchListener | undefined, online: (_up: boolean) => {} };
  const port = {
    connected: true,
    onChange: vi.fn((callback: (up: boolean) => void) => {
      state.online = callback;
      return () => undefined;
    }),
    create: vi.fn(async (_body: unknown, listener?: WatchListener) => {
      state.listener = listener;
      return created;
    }),
    watch: vi.fn((_target: unknown, listener: WatchListener, _after?: number) => {
      state.listener = listener;
      return () => undefined;
    }),
    stdin: vi.fn(async () => undefined),
    cancel: vi.fn(async () => created),
    interrupt: vi.fn(async () => undefined),
    resize: vi.fn(async () => undefined),
    execution: vi.fn(async () => created),
  };
  return { port: port satisfies RunPort, state };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe("the run of a page", () => {
  let session: RunSession;
  let server: ReturnType<typeof fakePort>;
  const send = (...events: ExecutionEvent[]) => server.state.listener?.onEvents(events);

  beforeEach(() => {
    vi.useFakeTimers();
    server = fakePort();
    session = createRunSession(server.port);
  });

  it("starts in the same frame, before the server answers", () => {
    const heard = vi.fn();
    session.subscribe(heard);
    session.start(body);
    expect(session.getState().phase).toBe("starting");
    expect(heard).toHaveBeenCalled();
  });

  it("tells at most once a frame, however many events come", async () => {
    session.start(body);
    await settled();
    const heard = vi.fn();
    session.subscribe(heard);
    for (let seq = 2; seq < 100; seq++) send(started, printed(seq, "x\n"));
    expect(heard).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(heard).toHaveBeenCalledTimes(1);
    expect(session.getState()).toMatchObject({ phase: "running", outputLines: 98, outputBytes: 196 });
  });

  it("replays its output to whoever comes late and goes on live", async () => {
    session.start(body);
    await settled();
    send(started, printed(2, "early "));
    const heard: string[] = [];
    session.onOutput(({ text }) => heard.push(text));
    send(printed(3, "live"), exit(4));
    expect(heard.join("")).toBe("early live");
    expect(session.plainText()).toBe("early live");
    expect(session.getState()).toMatchObject({ phase: "finished", execution: { status: "completed" } });
  });

  it("asks once more for what is missing and then shows it whole", async () => {
    session.start(body);
    await settled();
    send(started, printed(2, "a"));
    send(printed(4, "c"));
    expect(server.port.watch).toHaveBeenCalledWith(expect.anything(), expect.anything(), 2);
    send(printed(3, "b"), printed(4, "c"), exit(5));
    expect(session.plainText()).toBe("abc");
  });

  it("does not take what was on its way before it asked again for an answer to that", async () => {
    session.start(body);
    await settled();
    const before = server.state.listener;
    send(started, printed(3, "b"));
    before?.onEvents([printed(4, "c"), printed(5, "d")]);
    send(printed(2, "a"), printed(3, "b"), printed(4, "c"), printed(5, "d"), exit(6));
    expect(session.plainText()).toBe("abcd");
  });

  it("goes on behind a hole that stays, and says so", async () => {
    session.start(body);
    await settled();
    send(started);
    send(printed(5, "late"));
    send(printed(6, " later"), exit(7));
    expect(session.plainText()).toContain("did not arrive");
    expect(session.plainText()).toContain("late later");
    expect(session.getState().phase).toBe("finished");
  });

  it("stops what was not yet answered for", async () => {
    session.start(body);
    session.stop();
    expect(session.getState().phase).toBe("stopping");
    await settled();
    expect(server.port.cancel).toHaveBeenCalledWith({ id: created.id });
    send(started);
    expect(session.getState().phase).toBe("stopping");
  });

  it("stops again when the connection comes back", async () => {
    session.start(body);
    await settled();
    server.port.cancel.mockRejectedValueOnce(new ClientError("lost"));
    session.stop();
    await settled();
    server.state.online(false);
    expect(session.getState().connection).toBe("reconnecting");
    server.state.online(true);
    expect(server.port.cancel).toHaveBeenCalledTimes(2);
  });

  it("shows why it was refused", async () => {
    const problem = { type: "x", title: "Too many", status: 429, code: "rate_limited", detail: "Wait." } as const;
    server.port.create.mockRejectedValueOnce(new ClientError("Wait.", problem));
    session.start(body);
    await settled();
    expect(session.getState()).toMatchObject({ phase: "refused", problem });
  });

  it("sends a creation without an answer again under the same key", async () => {
    server.port.create.mockRejectedValueOnce(new ClientError("no answer"));
    session.start(body);
    await vi.advanceTimersByTimeAsync(1100);
    const [first, second] = server.port.create.mock.calls as unknown[][];
    expect(second?.[2]).toBe(first?.[2]);
    expect(session.getState().execution?.id).toBe(created.id);
  });

  it("keeps what is typed before the program is there, in order", async () => {
    session.start(body);
    session.write("A");
    session.write("da\r");
    await settled();
    session.end();
    await settled();
    expect(server.port.stdin.mock.calls as unknown[][]).toEqual([
      [{ id: created.id }, "Ada\r", false],
      [{ id: created.id }, "", true],
    ]);
  });

  it("starts a terminal in the size that is on the screen", () => {
    session.resize(30, 100);
    session.start(body);
    expect(server.port.create).toHaveBeenCalledWith(
      { ...body, rows: 30, columns: 100 },
      expect.anything(),
      expect.anything(),
    );
  });

  it("runs the same again with a larger limit", () => {
    expect(session.again()).toBe(false);
    session.start({ ...body, limits: { wallMs: 1000 } });
    expect(session.again({ wallMs: 30_000 })).toBe(true);
    expect(server.port.create).toHaveBeenLastCalledWith(
      expect.objectContaining({ limits: { wallMs: 30_000 } }),
      expect.anything(),
      expect.anything(),
    );
  });

  it("follows one that exists, from its first event, with its token", async () => {
    session.follow(created.id, "secret");
    expect(server.port.watch).toHaveBeenCalledWith({ id: created.id, token: "secret" }, expect.anything(), 0);
    await settled();
    expect(session.outputUrl("stdout")).toBe(`/api/v1/executions/${created.id}/output/stdout?token=secret`);
  });

  it("ignores events of a run it has left", async () => {
    session.start(body);
    await settled();
    const before = server.state.listener;
    session.start(body);
    before?.onEvents([started, printed(2, "old")]);
    expect(session.plainText()).toBe("");
  });

  it("sends nothing to a program it only looks on at", async () => {
    session = createRunSession(server.port, { watchOnly: true });
    session.follow(created.id, "share_x");
    send(started);
    await settled();
    session.write("pwned");
    session.end();
    session.interrupt();
    session.resize(10, 10);
    session.stop();
    await settled();
    expect(session.getState()).toMatchObject({ phase: "running", watchOnly: true });
    for (const never of [server.port.stdin, server.port.interrupt, server.port.resize, server.port.cancel])
      expect(never).not.toHaveBeenCalled();
  });
});
