import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError } from "./error";
import type { ServerFolder } from "./folder";
import { isAlive, programOf, workingFolderOf } from "./process-identity";
import { serverArguments, serverEnvironment } from "./settings";

/** A running server process. */
export interface Postmaster {
  pid: number;
  port: number;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

/** The server that already runs on this data and came from this very program; another one there is stopped. */
export async function findRunning(folder: ServerFolder, program: string): Promise<Postmaster | undefined> {
  const state = readState(folder.cluster);
  if (!state || !isServing(state.pid, folder.cluster)) return undefined;
  const sameProgram = programOf(state.pid) === program;
  const sameSockets = state.socketFolder === (folder.socketFolder ?? "");
  if (sameProgram && sameSockets && (await becomesReady(folder, state.pid))) return state;
  await stopPostmaster(folder, state.pid);
  return undefined;
}

/** The server that runs on this data and answers, whoever started it. */
export function runningPostmaster(folder: ServerFolder): Postmaster | undefined {
  const state = readState(folder.cluster);
  return state?.ready && isServing(state.pid, folder.cluster) ? state : undefined;
}

/** Starts the server in a session of its own, so that a Ctrl-C meant for Podium does not reach it. */
export async function startPostmaster(folder: ServerFolder, program: string): Promise<Postmaster> {
  const port = await choosePort(folder);
  rotate(folder.log);
  const log = openSync(folder.log, "a", 0o600);
  const child = spawn(program, serverArguments({ ...folder, port }), {
    cwd: folder.cluster,
    detached: true,
    env: serverEnvironment,
    stdio: ["ignore", log, log],
    ...(folder.user ? { uid: folder.user.uid, gid: folder.user.gid } : {}),
  });
  closeSync(log);
  child.unref();
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  const ready = child.pid === undefined ? failed : Promise.race([becomesReady(folder, child.pid), failed]);
  if (!(await ready) || child.pid === undefined)
    throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start: ${lastLines(folder.log)}`);
  return { pid: child.pid, port };
}

/** Rolls open transactions back and ends; harder after 15 s. Resolves when the process is gone. */
export async function stopPostmaster(folder: ServerFolder, pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!signalPostmaster(folder, pid, signal)) return;
    const until = Date.now() + stopTimeoutMs;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await sleep(5);
    }
  }
}

/** Signals the process if it still is the server of this data; false when it is not. */
export function signalPostmaster(folder: ServerFolder, pid: number, signal: NodeJS.Signals): boolean {
  if (!isServing(pid, folder.cluster)) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** PostgreSQL works in its data directory, which tells it from a later process with the same id. */
function isServing(pid: number, cluster: string): boolean {
  return isAlive(pid) && workingFolderOf(pid) === realpathSync(cluster);
}

async function becomesReady(folder: ServerFolder, pid: number): Promise<boolean> {
  const until = Date.now() + startTimeoutMs;
  while (Date.now() < until && isAlive(pid)) {
    const state = readState(folder.cluster);
    if (state?.pid === pid && state.ready) return true;
    await sleep(3);
  }
  return false;
}

function readState(cluster: string): (Postmaster & { ready: boolean; socketFolder: string }) | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const [pid, , , port, socketFolder = "", , , status = ""] = lines;
    return {
      pid: Number(pid),
      port: Number(port),
      socketFolder: socketFolder.trim(),
      ready: status.trim() === "ready",
    };
  } catch {
    return undefined;
  }
}

/** The port of the time before where it is free, so that clients of a restarted server find it again. */
async function choosePort(folder: ServerFolder): Promise<number> {
  const file = join(folder.path, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function rotate(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 10 * 1024 * 1024) return;
  rmSync(`${log}.1`, { force: true });
  renameSync(log, `${log}.1`);
}

function lastLines(log: string): string {
  try {
    return readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" / ");
  } catch {
    return "its log cannot be read.";
  }
}
