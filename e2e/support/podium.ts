import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Environment } from "../../lib/config/load";
import { findLeftovers } from "./leftovers";
import { type ProcessMark, treeOf } from "./processes";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Beside other builds a start takes minutes. */
const START_MS = 120_000;
const STOP_MS = 30_000;
/** The kernel takes a moment to finish with processes and control groups that were told to go. */
const SETTLE_MS = 5_000;

/** A server of its own for a test. */
export interface Podium {
  /** Without a slash at the end. */
  url: string;
  pid: number;
  dataFolder: string;
  /** Everything printed so far. */
  logs(): string;
  /** Ends the server the hard way, and only it; the data folder stays, for a start after the crash. */
  kill9(): Promise<void>;
  /**
   * Asks the server to stop and removes its data unless told to keep it.
   * @throws Error when it does not end, fails, or leaves a process, a control group or a mount.
   */
  stop(options?: { keepData?: boolean }): Promise<void>;
}

/**
 * Starts the built server on a free port with its own data folder, and waits until it is ready, or until `early` holds for
 * its process id; it has no address yet then.
 */
export async function startPodium(
  options: { env?: Environment; dataFolder?: string; startMs?: number; early?: (pid: number) => boolean } = {},
): Promise<Podium> {
  const dataFolder = options.dataFolder ?? makeDataFolder();
  const child = spawn(process.execPath, ["build/server.mjs"], {
    cwd: root,
    env: environment(dataFolder, options.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const logs = () => output;
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const pid = child.pid ?? 0;
  const { early } = options;
  const url = await untilReady(child, logs, options.startMs ?? START_MS, () => early?.(pid) === true);
  return {
    url,
    pid,
    dataFolder,
    logs,
    kill9: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async ({ keepData = false } = {}) => {
      const installation = installationOf(dataFolder);
      const seen = await endInOrder(child, ended, logs);
      const left = await untilNothingIsLeft(() => findLeftovers({ seen, dataFolder, installation }));
      if (!keepData) rmSync(dataFolder, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`The server left behind:\n${left.join("\n")}\n\n${logs()}`);
    },
  };
}

function makeDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "podium-data-"));
  // As root the database runs as another user, who must get through.
  chmodSync(folder, 0o711);
  return folder;
}

/** Nothing of the caller's own settings reaches a server under test. */
function environment(dataFolder: string, extra: Environment = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, NODE_V8_COVERAGE } = process.env;
  const own = { NODE_ENV: "production" as const, HOST: "127.0.0.1", PORT: "0", PODIUM_DATA: dataFolder };
  return { PATH, HOME, LANG, TMPDIR, NODE_V8_COVERAGE, ...own, ...extra };
}

async function untilReady(child: ChildProcess, logs: () => string, ms: number, early: () => boolean): Promise<string> {
  const deadline = Date.now() + ms;
  for (;;) {
    if (early()) return "";
    const url = /^Podium is ready: (http\S+)/m.exec(logs())?.[1];
    if (url) return url;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server did not start:\n${logs()}`);
    if (Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`The server was not ready after ${ms} ms:\n${logs()}`);
    }
    await pause(20);
  }
}

/** Sends SIGTERM and waits; resolves to every process the server had meanwhile. */
async function endInOrder(child: ChildProcess, ended: Promise<void>, logs: () => string): Promise<ProcessMark[]> {
  const seen: ProcessMark[] = [];
  if (child.exitCode !== null || child.signalCode !== null) return seen;
  let open = true;
  void ended.then(() => (open = false));
  seen.push(...treeOf(child.pid ?? 0));
  child.kill("SIGTERM");
  const deadline = Date.now() + STOP_MS;
  while (open && Date.now() < deadline) {
    seen.push(...treeOf(child.pid ?? 0));
    await pause(50);
  }
  if (open) child.kill("SIGKILL");
  await ended;
  if (child.exitCode !== 0)
    throw new Error(`The server did not stop in order (${child.exitCode ?? child.signalCode}):\n${logs()}`);
  return seen;
}

async function untilNothingIsLeft(find: () => string[]): Promise<string[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const left = find();
    if (left.length === 0 || Date.now() > deadline) return left;
    await pause(100);
  }
}

function installationOf(dataFolder: string): string | undefined {
  try {
    const file = readFileSync(path.join(dataFolder, "installation.json"), "utf8");
    return (JSON.parse(file) as { id: string }).id;
  } catch {
    return undefined;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
