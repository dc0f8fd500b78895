import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../api";
import { Connection } from "../connection";
import { ClientError } from "../problem";
import { pageFetch } from "../testing";
import type { RunPort } from "./port";
import { createRunSession } from "./run-session";
import { atTestPage, counted, counting, reaches } from "./testing";
import type { RunPhase, RunSession } from "./types";

/** The page's own code against real routes, sockets and sandboxes. */
const page = atTestPage();
let connection: Connection;
let session: RunSession;

beforeEach(() => {
  connection = connect();
  session = createRunSession(portOf(connection));
});
afterEach(() => {
  connection.close();
});

function connect(): Connection {
  return new Connection(page.app.url, { extraHeaders: { cookie: page.me.cookie ?? "" } });
}

function portOf(of: Connection): RunPort {
  return Object.assign(of, { execution: (id: string, token?: string) => api.execution(id, undefined, token) });
}

const until = (phase: RunPhase, of = session) => reaches(of, phase);

/** Every chunk a session tells of, joined. */
function printed(of = session): { text: string } {
  const seen = { text: "" };
  of.onOutput((chunk) => (seen.text += chunk.text));
  return seen;
}

const program = { language: "python", source: counting };

describe("a run of the page", () => {
  it("shows what it printed and how it ended, and can be downloaded and run again", async () => {
    session.start({ language: "bash", source: "echo out; echo err >&2; echo 1 > a.txt; exit 2" });
    expect(session.getState().phase).toBe("starting");
    await until("finished");
    expect(session.getState()).toMatchObject({
      status: "failed",
      result: { outcome: "nonzero_exit", exitCode: 2 },
      artifacts: [{ path: "a.txt" }],
      execution: { status: "failed" },
      outputLines: 2,
    });
    expect(session.plainText().split("\n").sort()).toEqual(["", "err", "out"]);
    expect(await (await fetch(session.outputUrl("stderr") ?? "")).text()).toBe("err\n");
    const before = session.getState().execution?.id;
    expect(session.again({ wallMs: 2000 })).toBe(true);
    await until("finished");
    expect(session.getState().execution).toMatchObject({ limits: { wallMs: 2000 } });
    expect(session.getState().execution?.id).not.toBe(before);
  });

  it("takes what is typed, also before it is there, to the end of input", async () => {
    session.start({ language: "bash", source: "cat; echo over", interactive: true });
    session.write("early\n");
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("early");
    session.write("later\n");
    session.end();
    await until("finished");
    expect(session.plainText()).toBe("early\nlater\nover\n");
  });

  it("runs in a terminal of the page's size, hears of another size and of Ctrl+C", async () => {
    session.resize(10, 40);
    const source =
      "stty size; read x; stty size; trap 'echo caught; exit 0' INT; echo ready; while :; do sleep 0.05; done";
    session.start({ language: "bash", source, tty: true });
    await until("waiting");
    session.resize(12, 50);
    session.write("\n");
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("ready");
    session.interrupt();
    await until("finished");
    expect(session.plainText()).toMatch(/10 40.*12 50.*ready.*caught/s);
  });

  it("stops when it is told to", async () => {
    session.start({ language: "bash", source: "echo up; sleep 60" });
    await until("running");
    session.stop();
    expect(session.getState().phase).toBe("stopping");
    await until("finished");
    expect(session.getState().result?.outcome).toBe("cancelled");
  });

  it("that is refused says why, and the page is free for the next", async () => {
    session.start({ language: "klingon", source: "1" });
    await until("refused");
    expect(session.getState().problem).toMatchObject({ code: "unknown_language" });
    session.clear();
    expect(session.getState()).toMatchObject({ phase: "idle", execution: null });
    expect(session.plainText()).toBe("");
  });

  it("goes on without a gap or a repeat when the line is cut in the middle", async () => {
    const seen = printed();
    const line: string[] = [];
    session.subscribe(() => line.push(session.getState().connection));
    session.start(program);
    await expect.poll(() => seen.text, { timeout: 25_000 }).toContain("5\n");
    page.app.cutConnections();
    await expect.poll(() => connection.connected).toBe(false);
    await until("finished");
    expect(seen.text).toBe(counted);
    expect(line).toContain("reconnecting");
    expect(session.getState().connection).toBe("online");
  });

  it("is followed from its first line by a page that is opened later, running or over", async () => {
    session.start(program);
    await expect.poll(() => session.plainText(), { timeout: 25_000 }).toContain("3\n");
    const id = session.getState().execution?.id ?? "";
    const other = connect();
    try {
      const late = createRunSession(portOf(other));
      late.follow(id);
      await until("finished", late);
      expect(late.plainText()).toBe(counted);
      await expect.poll(() => late.getState().execution?.id).toBe(id);
      late.follow(id);
      await until("finished", late);
      expect(late.plainText()).toBe(counted);
      late.follow(crypto.randomUUID());
      await until("refused", late);
      expect(late.getState().problem).toMatchObject({ code: "not_found" });
    } finally {
      other.close();
    }
  });
});

describe("a watch", () => {
  it("that is ended hears no more, and the execution goes on", async () => {
    const { id } = await connection.create(program);
    let heard = 0;
    const leave = connection.watch({ id }, { onEvents: (events) => (heard += events.length), onEnd: () => undefined });
    await expect.poll(() => heard, { timeout: 25_000 }).toBeGreaterThan(2);
    leave();
    // Answered after the unwatch, which went out before.
    await connection.resize({ id }, 10, 10);
    const then = heard;
    expect((await page.me.untilOver(id)).lastSeq).toBeGreaterThan(then);
    expect(heard).toBe(then);
  });

  it("tells each change of the line", async () => {
    const changes: boolean[] = [];
    await expect.poll(() => connection.connected).toBe(true);
    const leave = connection.onChange((up) => changes.push(up));
    page.app.cutConnections();
    await expect.poll(() => changes, { timeout: 25_000 }).toEqual([false, true]);
    leave();
    page.app.cutConnections();
    await expect.poll(() => connection.connected).toBe(false);
    expect(changes).toHaveLength(2);
  });
});

describe("the page's calls", () => {
  it("read languages, limits and one's executions, and start and cancel one", async () => {
    expect((await api.languages()).map(({ id }) => id)).toContain("python");
    expect((await api.limits()).tier).toBe("full");
    const created = await api.create({ language: "bash", source: "sleep 60" }, "a-key");
    expect((await api.create({ language: "bash", source: "sleep 60" }, "a-key")).id).toBe(created.id);
    expect((await api.cancel(created.id)).id).toBe(created.id);
    expect(await page.me.untilOver(created.id)).toMatchObject({ status: "cancelled" });
    const listed = await api.executions();
    expect(listed.items[0]).toMatchObject({ id: created.id });
    if (listed.nextCursor) expect((await api.executions(listed.nextCursor)).items).not.toContainEqual(listed.items[0]);
  });

  it("fail in words for the person at the page", async () => {
    await expect(api.execution(crypto.randomUUID())).rejects.toMatchObject({ problem: { code: "not_found" } });
    await expect(connection.cancel({ id: crypto.randomUUID() })).rejects.toBeInstanceOf(ClientError);
    vi.stubGlobal("fetch", pageFetch("http://127.0.0.1:1", undefined));
    await expect(api.limits()).rejects.toThrow("Podium cannot be reached. Check the connection and try again.");
    const leaving = AbortSignal.abort(new Error("left"));
    await expect(api.limits(leaving)).rejects.toThrow("left");
  });
});
