import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../client";
import { temporaryFolder } from "../testing";
import { runningEmbeddedPostgres } from "./attach";
import { isAlive } from "./process-identity";
import { startEmbeddedPostgres } from "./start";

let base: string;
let folder: string;
const children: ChildProcess[] = [];
const start = () => startEmbeddedPostgres({ folder, fallbackRoot: join(base, "fallback") });

beforeEach(async () => {
  base = await temporaryFolder();
  folder = join(base, "data");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await (await start().catch(() => undefined))?.stop();
  await rm(base, { recursive: true, force: true });
});

/** Another process that starts the server and prints its pid; `then` is what it does afterwards. */
async function elsewhere(then = "setInterval(() => {}, 1000)"): Promise<{ child: ChildProcess; pid: number }> {
  const code = `import(${JSON.stringify(join(import.meta.dirname, "start.ts"))}).then(async ({ startEmbeddedPostgres }) => {
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} }); console.log(server.pid); ${then} });`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, pid: Number(line.toString()) };
}

async function gone(pid: number): Promise<boolean> {
  for (let time = 0; time < 300 && isAlive(pid); time += 1) await sleep(10);
  return !isAlive(pid);
}

describe("embedded PostgreSQL", () => {
  it("starts, keeps its secrets, answers, stops, and starts again with the data", async () => {
    const server = await start();
    expect(await start()).toBe(server);
    expect(statSync(join(folder, "password")).mode & 0o777).toBe(0o600);
    expect(runningEmbeddedPostgres({ folder })).toBe(server.url);
    for (const url of [server.url, server.tcpUrl]) {
      const database = createDatabase(url);
      await database.prisma.$executeRawUnsafe("CREATE TABLE IF NOT EXISTS kept (id int)");
      const [row] = await database.prisma.$queryRawUnsafe<{ encoding: string; collation: string }[]>(
        "SELECT current_setting('server_encoding') AS encoding, datcollate AS collation FROM pg_database WHERE datname = current_database()",
      );
      expect(row).toEqual({ encoding: "UTF8", collation: "C" });
      await database.close();
    }
    await Promise.all([server.stop(), server.stop()]);
    expect(isAlive(server.pid)).toBe(false);
    const again = await start();
    const database = createDatabase(again.url);
    expect(await database.prisma.$queryRawUnsafe("SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 0 }]);
    await database.close();
  });

  it("takes over the server that a killed process left, and one left running on purpose", async () => {
    const { child, pid } = await elsewhere();
    await expect(start()).rejects.toThrow(new RegExp(`in use by process ${child.pid};`));
    child.kill("SIGINT");
    await once(child, "exit");
    expect(isAlive(pid)).toBe(true);
    const server = await start();
    expect(server).toMatchObject({ pid, reattached: true });
    await server.stop({ leaveRunning: true });
    expect(await start()).toMatchObject({ pid, reattached: true });
    const { child: killed, pid: same } = await start().then(async (held) => {
      await held.stop({ leaveRunning: true });
      return elsewhere();
    });
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect(same).toBe(pid);
    await (await start()).stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("ends with the process that started it, and not with that one's terminal", async () => {
    const { pid } = await elsewhere("process.exit(0)");
    expect(await gone(pid)).toBe(true);
    const server = await start();
    const group = (id: number) => readFileSync(`/proc/${id}/stat`, "utf8").split(") ")[1]?.split(" ")[2];
    expect(group(server.pid)).not.toBe(group(process.pid));
  });

  it("refuses the data of another major version, and ignores a dead process's lock", async () => {
    await (await start()).stop();
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: process.pid, startTime: "1" }));
    writeFileSync(join(folder, "cluster", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17 and this is PostgreSQL 18.*npm run backup/);
  });

  it.runIf(process.getuid?.() === 0)("lives elsewhere when its user cannot reach the folder", async () => {
    await mkdir(folder);
    await chmod(base, 0o711);
    const closed = join(base, "closed");
    await mkdir(closed, { mode: 0o700 });
    const server = await startEmbeddedPostgres({ folder: join(closed, "data"), fallbackRoot: join(base, "fallback") });
    expect(server.folder).toContain(join(base, "fallback"));
    expect(readFileSync(join(closed, "data", "LOCATION"), "utf8")).toContain(server.folder);
    await server.stop();
  });

  it("lets clients survive a server that goes away and comes back", async () => {
    const server = await start();
    const errors: Error[] = [];
    const database = createDatabase(server.url, { onError: (error) => errors.push(error), connectTimeoutMs: 1000 });
    const heard: string[] = [];
    await database.listen("news", (payload) => heard.push(payload));
    await Promise.all([1, 2, 3].map(() => database.ping()));
    await server.stop();
    await expect(database.ping()).rejects.toThrow();
    await expect(database.prisma.$queryRawUnsafe("SELECT 1")).rejects.toThrow();
    await sleep(500);
    await start();
    await expect
      .poll(
        () =>
          database.ping().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    expect(errors.length).toBeGreaterThan(0);
    await expect
      .poll(
        async () => {
          await database.prisma.$executeRawUnsafe("SELECT pg_notify('news', 'x')");
          return heard.length > 0;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    await database.close();
  });
});
