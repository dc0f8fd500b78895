import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pythonDocument, readShare } from "../../../e2e/api/shares";
import { allEvents } from "../../../e2e/api/sse";
import type { Problem } from "../../contracts/errors";
import type { ExecutionEvent } from "../../contracts/events";
import { createRunSession } from "../run/run-session";
import { atTestPage, counted, counting, reaches } from "../run/testing";
import type { RunPhase, RunSession } from "../run/types";
import { requestOf } from "../shares/document";
import { figuresOf, statusOf, viewOf } from "../shares/run-view";
import { shareApi } from "../shares/share-api";
import { pageFetch } from "../testing";
import { createTokenPort, type TokenPort } from "./token-port";

/** What frames of other sites and shared pages run, against real routes: no cookie, no socket. */
const page = atTestPage();
let port: TokenPort;
let session: RunSession;

beforeEach(() => {
  port = createTokenPort();
  session = createRunSession(port);
});
afterEach(() => {
  port.leave();
});

const until = (phase: RunPhase, of = session) => reaches(of, phase);

describe("a run in a frame", () => {
  it("belongs to whoever has its token, and is not among the visitor's own", async () => {
    session.start({ language: "bash", source: "read x; echo got $x", interactive: true });
    session.write("typed\n");
    await until("finished");
    expect(session.plainText()).toBe("got typed\n");
    const list = (await (await page.me.request("/api/v1/executions")).json()) as { items: unknown[] };
    expect(list.items).toEqual([]);
    expect(await (await fetch(session.outputUrl("stdout") ?? "")).text()).toBe("got typed\n");
  });

  it("is interrupted and stopped like any other", async () => {
    session.start({ language: "bash", source: "trap 'echo caught' INT; echo up; while :; do sleep 0.05; done" });
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("up");
    session.resize(10, 40);
    session.interrupt();
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("caught");
    session.stop();
    await until("finished");
    expect(session.getState().result?.outcome).toBe("cancelled");
  });

  it("goes on without a gap or a repeat when the line is cut in the middle", async () => {
    const line: boolean[] = [];
    port.onChange((up) => line.push(up));
    session.start({ language: "python", source: counting });
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("5\n");
    page.app.cutConnections();
    await until("finished");
    expect(session.plainText()).toBe(counted);
    expect(port.connected).toBe(true);
    expect(line.filter((up) => up)).toHaveLength(line.filter((up) => !up).length);
  });

  it("that is refused says why", async () => {
    session.start({ language: "klingon", source: "1" });
    await until("refused");
    expect(session.getState().problem).toMatchObject({ code: "unknown_language" });
  });

  it("that asks for more than is allowed now runs within what is", async () => {
    session.start({ language: "python", source: "print('ran')", limits: { wallMs: 60_000 } });
    await until("finished");
    expect(session.getState().execution?.limits.wallMs).toBeLessThan(60_000);
  });

  it("is not followed any more once the frame is gone", async () => {
    const heard: ExecutionEvent[] = [];
    const ends: (Problem | undefined)[] = [];
    const listener = {
      onEvents: (events: readonly ExecutionEvent[]) => heard.push(...events),
      onEnd: (p?: Problem) => ends.push(p),
    };
    const { id, controlToken: token } = await port.create({ language: "python", source: counting }, listener);
    await expect.poll(() => heard.length, { timeout: 25_000 }).toBeGreaterThan(3);
    port.leave();
    const then = heard.length;
    await port.cancel({ id, token });
    await expect.poll(async () => (await port.execution(id, token)).status, { timeout: 25_000 }).toBe("cancelled");
    expect([heard.length, ends]).toEqual([then, []]);
  });
});

describe("a shared page", () => {
  it("shows a finished run as the server made it, follows it again and runs its code anew", async () => {
    const run = await page.me.run({ language: "python", source: "print('hello', input())", stdin: "Ada" });
    const { id } = await shareApi.create({ executionId: run.id });
    const { execution, readToken, document } = await readShare(page.me, id);
    if (!execution) throw new Error("The share shows no run.");
    const view = viewOf(execution, await allEvents(page.me, run.id));
    expect(view.chunks).toEqual([{ stream: "stdout", text: "hello Ada\n" }]);
    expect(statusOf(view.state)).toMatchObject({ tone: "completed" });
    expect(figuresOf(view.state)).toEqual([
      "exit 0",
      expect.stringMatching(/wall$/),
      expect.stringMatching(/CPU$/),
      expect.stringMatching(/B$/),
    ]);
    session.follow(run.id, readToken);
    await until("finished");
    expect(session.plainText()).toBe("hello Ada\n");
    session.start(requestOf(document, { rows: 24, columns: 80 }));
    await until("finished");
    expect(session.plainText()).toBe("hello Ada\n");
  });

  it("of a run that goes on shows how it stands, and is told when the link is ended", async () => {
    const run = await page.me.start({ language: "bash", source: "while :; do echo tick; sleep 0.05; done" });
    const { id } = await shareApi.create({ executionId: run.id });
    const { readToken, execution } = await readShare(page.me, id);
    if (!execution) throw new Error("The share shows no run.");
    expect(figuresOf(viewOf(execution, []).state)).toEqual([]);
    session.follow(run.id, readToken);
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("tick\ntick");
    expect(statusOf(session.getState())).toEqual({ tone: "running", word: "running" });
    await shareApi.revoke(id);
    await until("refused");
    expect(session.getState().problem).toMatchObject({ code: "not_found" });
    await page.me.request(`${run.links.self}/cancel`, { method: "POST" });
    await page.me.untilOver(run.id);
  });

  it("says in words why nothing can be shared", async () => {
    await expect(shareApi.create({ document: { ...pythonDocument("1"), language: "klingon" } })).rejects.toMatchObject({
      problem: { code: "unknown_language" },
    });
    vi.stubGlobal("fetch", pageFetch("http://127.0.0.1:1", undefined));
    await expect(shareApi.revoke("0000000000000000000000")).rejects.toThrow(/cannot be reached/);
  });
});
