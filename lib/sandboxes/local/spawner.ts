import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineUnavailableError } from "../engine";
import type { EngineLogger } from "./options";
import type { SandboxProcess } from "./sandbox-process";
import { SpawnerHost } from "./spawner-host";
import type { SpawnRequest } from "./spawner-protocol";

/** Starts sandboxes by way of a small process, because forking the server itself stops it for milliseconds. */
export interface Spawner {
  /** Resolves when the first process runs, or is known not to. @throws EngineUnavailableError when nothing can be started. */
  spawn(request: SpawnRequest): Promise<SandboxProcess>;
  /** Process id of the spawner while there is one, for tests. */
  pid(): Promise<number | undefined>;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/** How a spawner is made. */
export interface SpawnerOptions {
  runnerPath: string;
  /** Folder for its socket. */
  folder: string;
  logger: Pick<EngineLogger, "warn">;
  now: () => number;
}

/** Longest path of a socket; the kernel takes 107 bytes. */
const PATH_BYTES = 100;
const FIRST_PAUSE_MS = 50;
const LAST_PAUSE_MS = 5_000;
/** One that lived as long as this did not fail at its start. */
const SETTLED_MS = 10_000;

let spawners = 0;

/** A spawner that is started with the first sandbox, and again, after a pause, when it has ended by itself. */
export function createSpawner({ runnerPath, folder, logger, now }: SpawnerOptions): Spawner {
  const { path, remove } = socketPath(folder);
  let host: Promise<SpawnerHost> | undefined;
  let failures = 0;
  let closed = false;

  async function start(): Promise<SpawnerHost> {
    if (failures > 0) await sleep(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
    if (closed) throw new Error("The engine is closing.");
    const since = now();
    const started = await SpawnerHost.start(runnerPath, path);
    void started.ended.then((reason) => {
      host = undefined;
      if (closed) return;
      failures = now() - since >= SETTLED_MS ? 1 : failures + 1;
      logger.warn(
        { reason },
        "The spawner of sandboxes ended, and every sandbox with it. The next sandbox starts another.",
      );
    });
    return started;
  }

  function current(): Promise<SpawnerHost> {
    host ??= start().catch((cause: unknown) => {
      host = undefined;
      failures += 1;
      throw new EngineUnavailableError(
        `Sandboxes cannot be started: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    });
    return host;
  }

  return {
    async spawn(request) {
      if (closed) throw new EngineUnavailableError("The engine is closing.");
      return (await current()).spawn(request);
    },
    pid: async () => (await host)?.pid,
    async close() {
      closed = true;
      await host?.then((started) => started.close()).catch(() => undefined);
      await remove();
    },
  };
}

/** In `folder`, or in a new one when the path would be too long for the kernel. */
function socketPath(folder: string): { path: string; remove: () => Promise<void> } {
  spawners += 1;
  const path = join(folder, `spawner-${process.pid}-${spawners}.sock`);
  if (Buffer.byteLength(path) <= PATH_BYTES) return { path, remove: () => rm(path, { force: true }) };
  const short = mkdtempSync(join(tmpdir(), "podium-"));
  return { path: join(short, "spawner.sock"), remove: () => rm(short, { recursive: true, force: true }) };
}
