import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExecutionEvent } from "../../lib/contracts/events";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import { newOwner } from "../api/server";
import { ApiSocket } from "../api/socket";
import { EventStream, textOf, untilStdout } from "../api/sse";
import { type Podium, startPodium } from "../support/podium";

/** Two servers that share a database; each runs one execution at a time, so that what waits is taken by either. */
describe("two servers with one database", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "podium-two-"));
  let postgres: EmbeddedPostgres;
  let one: Podium;
  let other: Podium;
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ folder });
    const env = { DATABASE_URL: postgres.url, PODIUM_SECRET: "s".repeat(40), PODIUM_MAX_RUNNING: "1" };
    [one, other] = await Promise.all([startPodium({ env }), startPodium({ env })]);
  });
  afterAll(async () => {
    await Promise.all([one?.stop(), other?.stop()]);
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same person, at either server. */
  async function someone() {
    const here = await newOwner(one.url);
    return { here, there: Object.assign(Object.create(here) as typeof here, { url: other.url }) };
  }

  it("show what a program prints as it prints it, whichever of them is asked, and take its input", async () => {
    const { here, there } = await someone();
    const source = "name = input('Name? ')\nprint('Hello', name, flush=True)\ninput()\n";
    const { id } = await here.start({ language: "python", source, tty: true });
    const stream = new EventStream(there, id);
    const seen: ExecutionEvent[] = [];
    const output = async function* () {
      for await (const arrived of stream) {
        seen.push(arrived.event);
        yield arrived;
      }
    };
    const events = output();
    await untilStdout({ [Symbol.asyncIterator]: () => ({ next: () => events.next() }) }, (text) => text === "Name? ");
    expect((await there.post(`/api/v1/executions/${id}/stdin`, { data: "Ada\n" })).status).toBe(204);
    const greeted = { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) };
    await untilStdout(greeted, (text) => text.includes("Hello Ada\n"));
    expect((await there.post(`/api/v1/executions/${id}/cancel`, {})).status).toBe(200);
    for await (const _ of events);
    expect(stream.ended).toBe(true);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.at(-1)).toMatchObject({ type: "exit", status: "cancelled", result: { outcome: "cancelled" } });
  });

  it("go on showing it when the database is away: it comes from the owner, from any number on", async () => {
    const { here, there } = await someone();
    const source = "import time\nfor n in range(30): print(n, flush=True); time.sleep(0.2)\n";
    const { id } = await here.start({ language: "python", source });
    const seen: ExecutionEvent[] = [];
    const watching = (async () => {
      for await (const { event } of new EventStream(there, id, { lastEventId: 2 })) seen.push(event);
    })();
    await expect.poll(() => textOf(seen), { timeout: 20_000 }).not.toBe("");
    await postgres.stop();
    const before = textOf(seen).split("\n").length;
    await expect.poll(() => textOf(seen).split("\n").length, { timeout: 5_000 }).toBeGreaterThan(before + 3);
    postgres = await startEmbeddedPostgres({ folder });
    await watching;
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 3));
    expect(seen.at(-1)).toMatchObject({ type: "exit", status: "completed" });
  });

  it("hand over what waits, with the input that came meanwhile, to whichever has room", async () => {
    const people = await Promise.all([someone(), someone(), someone(), someone()]);
    const busy = "import time\nprint('busy', flush=True)\ntime.sleep(2)\n";
    await Promise.all([
      people[0]?.here.start({ language: "python", source: busy }),
      people[1]?.there.start({ language: "python", source: busy }),
    ]);
    const echo = "import sys\nfor line in sys.stdin: print(line.strip()[::-1], flush=True)\n";
    const waiting = await Promise.all(
      people.map(({ here, there }, index) =>
        (index % 2 ? there : here).start({ language: "python", source: echo, interactive: true }),
      ),
    );
    expect(waiting.map(({ status }) => status)).toContain("queued");
    const ends = waiting.map(async ({ id }, index) => {
      const { here, there } = people[index] as (typeof people)[number];
      const socket = await ApiSocket.open(index % 2 ? here : there);
      try {
        expect(await socket.ask("execution:watch", { id })).toMatchObject({ ok: true });
        expect(await socket.ask("execution:stdin", { id, data: `first ${index}\n` })).toMatchObject({ ok: true });
        const last = await (index % 2 ? there : here).post(`/api/v1/executions/${id}/stdin`, {
          data: "last\n",
          end: true,
        });
        expect(last.status).toBe(204);
        await socket.until(() => socket.ends.includes(id));
        return socket.events;
      } finally {
        socket.close();
      }
    });
    for (const [index, events] of (await Promise.all(ends)).entries()) {
      expect(textOf(events)).toBe(`${index} tsrif\ntsal\n`);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
      expect(events.filter(({ type }) => type === "exit")).toHaveLength(1);
    }
  });

  it("cancel what waits at the other one, once", async () => {
    const [first, second, third] = await Promise.all([someone(), someone(), someone()]);
    const busy = { language: "python", source: "import time\ntime.sleep(25)\n" };
    const held = await Promise.all([first.here.start(busy), third.there.start(busy)]);
    const holders = [first, third].map(({ here }, index) => ({ here, id: held[index]?.id ?? "" }));
    await Promise.all(holders.map(({ here, id }) => here.until(id, (now) => now.status === "running")));
    const { id, status } = await second.here.start({ language: "python", source: "print(1)" });
    expect(status).toBe("queued");
    const watched = new EventStream(second.here, id);
    const events: ExecutionEvent[] = [];
    const watching = (async () => {
      for await (const { event } of watched) events.push(event);
    })();
    await expect.poll(() => events.length).toBeGreaterThan(0);
    const answer = await second.there.post(`/api/v1/executions/${id}/cancel`, {});
    expect(await answer.json()).toMatchObject({ status: "cancelled" });
    await watching;
    expect(watched.ended).toBe(true);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === "exit")).toHaveLength(1);
    expect(textOf(events)).toBe("");
    for (const holder of holders) await holder.here.post(`/api/v1/executions/${holder.id}/cancel`, {});
  });

  it("leave what waits to those that can run it", async () => {
    const kubeconfig = path.join(folder, "nowhere.json");
    writeFileSync(kubeconfig, JSON.stringify(nowhere));
    const env = { DATABASE_URL: postgres.url, PODIUM_SECRET: "s".repeat(40), KUBECONFIG: kubeconfig };
    const unable = await startPodium({ env: { ...env, PODIUM_ENGINE: "kubernetes" } });
    try {
      const people = await Promise.all(Array.from({ length: 6 }, someone));
      const source = "import time\ntime.sleep(1)\nprint('done')\n";
      const started = await Promise.all(people.map(({ here }) => here.start({ language: "python", source })));
      expect(started.map(({ status }) => status)).toContain("queued");
      const over = people.map(({ here }, index) =>
        here.until(started[index]?.id ?? "", ({ status }) => status !== "queued" && status !== "running"),
      );
      for (const end of await Promise.all(over)) expect(end).toMatchObject({ status: "completed", stdout: "done\n" });
      const refused = await fetch(`${unable.url}/api/v1/executions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ language: "python", source }),
      });
      expect(refused.status).toBe(503);
      expect(await refused.json()).toMatchObject({
        code: "engine_unavailable",
        detail: expect.stringMatching(/The server tries again/),
      });
      expect((await fetch(`${unable.url}/api/v1/health/ready`)).status).toBe(503);
    } finally {
      await unable.stop();
    }
  });

  it("give nobody else's execution away, and refuse whoever only knows where the owner listens", async () => {
    const [mine, theirs] = await Promise.all([someone(), someone()]);
    const { id } = await mine.here.start({ language: "python", source: "import time\ntime.sleep(1)" });
    for (const what of ["events", "stdin", "cancel"]) {
      const path = `/api/v1/executions/${id}/${what}`;
      const answer = await (what === "events" ? theirs.there.request(path) : theirs.there.post(path, { data: "x" }));
      expect(answer.status, what).toBe(404);
    }
    const address = /"peer":"(http[^"]+)"/.exec(one.logs())?.[1];
    expect(address).toBeDefined();
    const wrong: HeadersInit[] = [{}, { "x-podium-peer": `${Date.now()}.abc.def` }];
    for (const headers of wrong)
      expect((await fetch(`${address}/executions/${id}/events?after=0`, { headers })).status).toBe(403);
  });
});

/** A kubeconfig of a cluster that does not answer. */
const nowhere = {
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "nowhere", cluster: { server: "http://127.0.0.1:1" } }],
  users: [{ name: "nobody", user: {} }],
  contexts: [{ name: "nowhere", context: { cluster: "nowhere", user: "nobody" } }],
  "current-context": "nowhere",
};
