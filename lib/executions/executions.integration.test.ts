import { openPolicy } from "../policy/testing";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { text as textOf } from "node:stream/consumers";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIdentity } from "../auth/create-identity";
import { loadConfig } from "../config/load";
import type { CreateExecution } from "../contracts/executions";
import type { ExecutionEvent } from "../contracts/events";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase } from "../db/testing";
import { languageDefinitions } from "../languages/all";
import { createLanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import { createMetrics } from "../observability/metrics";
import type { SandboxEngine } from "../sandboxes/engine";
import { createLocalEngine } from "../sandboxes/local/engine";
import { composeExecutions, type Executions } from "./compose";
import { sandboxLimits } from "./plan";
import { createPostgresRepository } from "./postgres-repository";
import type { Creator, EventReader } from "./service";

const root = process.cwd();
const config = {
  ...loadConfig({ NODE_ENV: "test", PODIUM_MAX_RUNNING: "2", PODIUM_MAX_QUEUED_PER_OWNER: "3" }, { root }),
  sizes: {},
  poolSizes: { python: 2, bash: 1 },
};
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const identity = createIdentity({ secret: "a secret of the tests, long enough", trustedProxies: [] });

/** Real PostgreSQL and real sandboxes; only HTTP is left out. */
describe("executions", () => {
  let folder: string;
  let test: TestDatabase;
  let database: Database;
  let engine: SandboxEngine;
  let executions: Executions;
  /** Set by a test whose acceptances are answered only after the queue handed the execution out. */
  let overtaken: ((id: string) => Promise<void>) | undefined;
  let handedOut: ((ids: readonly string[]) => void) | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "podium-executions-"));
    test = await createTestDatabase();
    database = createDatabase(test.url);
    const languages = await createLanguageRegistry(languageDefinitions, {
      nodePath: process.execPath,
      supportFolder: join(root, "build/runner/prime"),
    });
    engine = createLocalEngine({
      installation: `executions-${process.pid}`,
      runnerPath: join(root, "build/runner/podium-runner"),
      bwrapPath: "/usr/bin/bwrap",
      stateFolder: join(folder, "engine"),
      pools: languages.pools(
        sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders }),
        config.poolSizes,
        config.sizes,
      ),
      maxStarting: 2,
      uidStart: 310_000,
      uidCount: 50,
      cgroups: true,
      logger: silent,
      now: () => performance.now(),
    });
    await engine.start();
    const repository = createPostgresRepository(database);
    executions = composeExecutions({
      policy: openPolicy(config.limits),
      config: { ...config, dataFolder: folder },
      repository: {
        ...repository,
        accept: async (input) => {
          if (!overtaken) return repository.accept(input);
          const claimed = overtaken(input.id);
          const answer = await repository.accept({ ...input, canStart: false });
          await claimed;
          return answer;
        },
        claim: async (input) => {
          const rows = await repository.claim(input);
          setImmediate(() => handedOut?.(rows.map(({ id }) => id)));
          return rows;
        },
      },
      engine,
      languages,
      identity,
      replica: { replicaId: randomUUID(), name: "test", installation: "test" },
      logger: silent,
      clock: Date.now,
      metrics: () => metrics,
    });
    const metrics = createMetrics({
      pools: () => engine.pools(),
      permits: () => executions.permits,
      live: executions.live,
    });
    await executions.start();
    await database.listen("podium_queue", executions.wake);
  });

  afterAll(async () => {
    await executions.stop(1000);
    await engine.close();
    await database.close();
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const someone = (): Creator => ({ ownerId: randomUUID(), addressKey: randomUUID(), anonymousAddress: false });
  const python = (source: string, more: Partial<CreateExecution> = {}): CreateExecution => ({
    language: "python",
    source,
    ...more,
  });
  const begin = async (creator: Creator, body: CreateExecution) =>
    (await executions.service.create(creator, body)).execution;
  const finished = async (creator: Creator, id: string) => {
    const { service } = executions;
    const execution = await service.wait(creator, id, 20_000);
    const [stdout, stderr] = await Promise.all(
      (["stdout", "stderr"] as const).map(async (stream) => textOf(await service.output(creator, id, stream))),
    );
    return { ...execution, stdout, stderr };
  };

  /** The sandbox of an execution that has ended is still being removed for a moment. */
  const allPermitsFree = () => expect.poll(() => executions.permits.available, { timeout: 10_000 }).toBe(2);

  async function all(reader: EventReader): Promise<ExecutionEvent[]> {
    const events: ExecutionEvent[] = [];
    for (let batch = await reader.next(); batch.length > 0; batch = await reader.next()) events.push(...batch);
    reader.close();
    return events;
  }

  it("tell one story, live and afterwards, from any place in it", async () => {
    const me = someone();
    const { id } = await begin(me, python("import time\nfor n in range(4):\n  print(n)\n  time.sleep(0.05)"));
    const live = await all(await executions.service.read(me, id, 0));
    const later = await all(await executions.service.read(me, id, 0));
    expect(later).toEqual(live);
    expect(live.map((event) => event.seq)).toEqual(live.map((_, index) => index + 1));
    expect(live.at(-1)).toMatchObject({ type: "exit", status: "completed" });
    expect(await all(await executions.service.read(me, id, 3))).toEqual(live.slice(3));
    expect((await finished(me, id)).stdout).toBe("0\n1\n2\n3\n");
  });

  it("give a reader that lags everything, though memory keeps only the end", async () => {
    const me = someone();
    const { id } = await begin(
      me,
      python("for n in range(3000): print(str(n).zfill(999))\nimport time; time.sleep(0.5)"),
    );
    const reader = await executions.service.read(me, id, 0);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const events = await all(reader);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const text = events.map((event) => (event.type === "stdout" ? event.text : "")).join("");
    expect(text).toBe(Array.from({ length: 3000 }, (_, n) => `${String(n).padStart(999, "0")}\n`).join(""));
    expect(await textOf(await executions.service.output(me, id, "stdout"))).toBe(text);
  });

  it("that the queue hands out before they are known to be queued run once and are seen to their end", async () => {
    await allPermitsFree();
    overtaken = (wanted) =>
      new Promise((resolve) => {
        handedOut = (ids) => ids.includes(wanted) && resolve();
      });
    const me = someone();
    const execution = await begin(me, python("print('overtaken')")).finally(() => {
      overtaken = handedOut = undefined;
    });
    expect(execution.status).toBe("queued");
    const events = await all(await executions.service.read(me, execution.id, 0));
    // A line may come in two pieces.
    expect([...new Set(events.map(({ type }) => type))]).toEqual(["status", "stdout", "exit"]);
    expect(await finished(me, execution.id)).toMatchObject({ status: "completed", stdout: "overtaken\n" });
    expect(executions.live()).toBe(0);
  });

  it("wait when permits are taken, know their place, and can be cancelled there", async () => {
    await allPermitsFree();
    const [busy, me] = [someone(), someone()];
    const running = await Promise.all([1, 2].map(() => begin(busy, python("import time\ntime.sleep(20)"))));
    const first = await begin(me, python("print('first')"));
    const second = await begin(me, python("print('second')"));
    expect([first.status, first.position, second.position]).toEqual(["queued", 1, 2]);
    const reader = await executions.service.read(me, second.id, 0);
    expect(await executions.service.cancel(me, first.id)).toMatchObject({
      status: "cancelled",
      result: { outcome: "cancelled" },
    });
    for (const { id } of running) await executions.service.cancel(busy, id);
    const events = await all(reader);
    expect(events[0]).toMatchObject({ type: "status", status: "queued", position: 2 });
    expect(events.at(-1)).toMatchObject({ type: "exit", result: { outcome: "ok" } });
    expect(await finished(busy, running[0]?.id ?? "")).toMatchObject({
      status: "cancelled",
      result: { outcome: "cancelled" },
    });
    expect(await executions.service.cancel(busy, running[0]?.id ?? "")).toMatchObject({ status: "cancelled" });
  });

  it("are refused when too many of one owner wait, and say so", async () => {
    await allPermitsFree();
    const [busy, me] = [someone(), someone()];
    const running = await Promise.all([1, 2].map(() => begin(busy, python("import time\ntime.sleep(20)"))));
    const waiting = await Promise.all([1, 2, 3].map(() => begin(me, python("1"))));
    await expect(begin(me, python("1"))).rejects.toMatchObject({ code: "owner_queue_full" });
    for (const { id } of [...running]) await executions.service.cancel(busy, id);
    for (const { id } of waiting) expect(await finished(me, id)).toMatchObject({ status: "completed" });
  });

  it("take input while they run, also input that comes early, and refuse it afterwards", async () => {
    const me = someone();
    const { id } = await begin(me, python("print(input('a? '), input('b? '))", { interactive: true }));
    await executions.service.writeStdin(me, id, Buffer.from("1\n"), false);
    await executions.service.writeStdin(me, id, Buffer.from("2\n"), true);
    await expect(executions.service.writeStdin(me, id, Buffer.from("3\n"), false)).rejects.toMatchObject({
      code: /stdin_closed|not_running/,
    });
    expect((await finished(me, id)).stdout).toBe("a? b? 1 2\n");
    await expect(executions.service.writeStdin(me, id, Buffer.from("x"), false)).rejects.toMatchObject({
      code: "not_running",
    });
    const closed = await begin(me, python("import time\ntime.sleep(0.3)"));
    await expect(executions.service.writeStdin(me, closed.id, Buffer.from("x"), false)).rejects.toMatchObject({
      code: "stdin_closed",
    });
    await finished(me, closed.id);
  });

  it("start on a terminal of the size that was said last", async () => {
    const me = someone();
    const source =
      "import os, sys\nprint(tuple(os.get_terminal_size(1)))\nsys.stdin.readline()\nprint(tuple(os.get_terminal_size(1)))";
    const { id } = await begin(me, python(source, { tty: true, rows: 10, columns: 40 }));
    const reader = await executions.service.read(me, id, 0);
    for (let text = ""; !text.includes(")"); ) {
      for (const event of await reader.next()) if (event.type === "stdout") text += event.text;
    }
    reader.close();
    await executions.service.resize(me, id, 12, 50);
    await executions.service.writeStdin(me, id, Buffer.from("\n"), false);
    expect((await finished(me, id)).stdout).toBe("(40, 10)\n(50, 12)\n");
  });

  it("end by an interrupt with the signal's own words", async () => {
    const me = someone();
    const { id } = await begin(
      me,
      python("import time\nprint('up', flush=True)\ntime.sleep(20)", { interactive: true }),
    );
    const reader = await executions.service.read(me, id, 0);
    while (!(await reader.next()).some((event) => event.type === "stdout"));
    reader.close();
    await executions.service.interrupt(me, id);
    const end = await finished(me, id);
    expect(end.stderr).toContain("KeyboardInterrupt");
    expect(end.status).toBe("failed");
  });

  it("compile once for one owner, and again for another", async () => {
    const source = '#include <stdio.h>\nint main(void) { puts("built"); }\n';
    const [me, other] = [someone(), someone()];
    const body: CreateExecution = { language: "c", source };
    const cached = async (creator: Creator) =>
      (await finished(creator, (await begin(creator, body)).id)).result?.usage?.compileCached;
    expect(await cached(me)).toBe(false);
    await expect.poll(() => cached(me)).toBe(true);
    expect(await cached(other)).toBe(false);
  });

  it("give back what they left in their folder, and nothing else", async () => {
    const me = someone();
    const source =
      "import os\nos.mkdir('out')\nopen('out/a.csv','w').write('1,2')\nos.symlink('/etc/passwd','link')\nos.mkfifo('pipe')";
    const { id } = await begin(me, python(source, { files: [{ path: "data.txt", content: "in", encoding: "utf8" }] }));
    const end = await finished(me, id);
    expect(end.artifacts).toMatchObject([{ path: "out/a.csv", size: 3, mediaType: "text/csv; charset=utf-8" }]);
    expect((await executions.service.artifact(me, id, "out/a.csv")).content.toString()).toBe("1,2");
    await expect(executions.service.artifact(me, id, "data.txt")).rejects.toMatchObject({ code: "not_found" });
  });

  it("answer one key with one execution", async () => {
    const me = someone();
    const once = () => executions.service.create(me, python("print(1)"), { idempotencyKey: "k" });
    const [first, second] = [await once(), await once()];
    expect([second.execution.id, second.replayed]).toEqual([first.execution.id, true]);
    await expect(executions.service.create(me, python("print(2)"), { idempotencyKey: "k" })).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
    await finished(me, first.execution.id);
  });

  it("are nothing to others, readable with a read token, and changeable with a control token", async () => {
    const address: Creator = { ...someone(), anonymousAddress: true };
    const created = await executions.service.create(address, python("import time\ntime.sleep(5)"));
    const { id } = created.execution;
    await expect(executions.service.get({ ownerId: randomUUID() }, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(executions.service.get({}, randomUUID())).rejects.toMatchObject({ code: "not_found" });
    expect((await executions.service.get({ token: created.readToken }, id)).id).toBe(id);
    await expect(executions.service.cancel({ token: created.readToken }, id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await executions.service.cancel({ token: created.controlToken }, id);
    expect((await finished(address, id)).status).toBe("cancelled");
  });

  it("list an owner's own, newest first, page by page", async () => {
    const me = someone();
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) ids.unshift((await begin(me, python("1"))).id);
    const first = await executions.service.list(me, { limit: 2 });
    const rest = await executions.service.list(me, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map((each) => each.id)).toEqual(ids);
    expect(rest.nextCursor).toBeUndefined();
    await expect(executions.service.list({}, { limit: 2 })).rejects.toMatchObject({ code: "unauthenticated" });
    await Promise.all(ids.map((id) => finished(me, id)));
  });
});
