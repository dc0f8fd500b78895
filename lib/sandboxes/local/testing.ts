import { existsSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConformanceTarget } from "../conformance/target";
import type { PoolPlan, Sandbox } from "../engine";
import { createLocalEngine } from "./engine";
import type { LocalEngineOptions } from "./options";
import { LocalSandbox } from "./sandbox";

let engines = 0;

/** Options for a test's own engine: no user id or control group in common with any other. */
export function testOptions(changes: Partial<LocalEngineOptions> = {}): LocalEngineOptions {
  engines += 1;
  const silent = () => undefined;
  return {
    installation: `test-${process.pid}-${engines}`,
    runnerPath: join(process.cwd(), "build/runner/podium-runner"),
    bwrapPath: "/usr/bin/bwrap",
    stateFolder: join(tmpdir(), "podium-tests"),
    pools: [],
    maxStarting: 4,
    uidStart: 1_000_000 + (process.pid % 10_000) * 10_000 + engines * 1_000,
    uidCount: 1_000,
    cgroups: true,
    logger: { info: silent, warn: silent, error: silent },
    now: () => performance.now(),
    ...changes,
  };
}

/** A started local engine for the conformance suite, with eyes on the host's side. */
export async function createLocalTarget(pools: readonly PoolPlan[]): Promise<ConformanceTarget> {
  const engine = createLocalEngine(testOptions({ pools }));
  await engine.start();
  return { engine, observe: observeOnHost, close: () => engine.close() };
}

/** Looks for processes of the sandbox's user and for its control groups. */
async function observeOnHost(sandbox: Sandbox): Promise<() => Promise<string[]>> {
  if (!(sandbox instanceof LocalSandbox)) throw new Error("not a sandbox of the local engine");
  const uid = sandbox.host.process.hostUid();
  const folders = sandbox.host.cgroup?.enterDirs ?? [];
  const look = () => [
    ...processesOf(uid).map((pid) => `process ${pid}`),
    ...folders.filter((folder) => existsSync(folder)),
  ];
  if (uid === undefined || look().length <= folders.length) throw new Error("A living sandbox was not seen.");
  return () => Promise.resolve(look());
}

/** Ids of the processes that run as a user of the host. */
export function processesOf(uid: number | undefined): string[] {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && uidOf(name) === uid);
}

function uidOf(pid: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    const match = /^Uid:\s+(\d+)/m.exec(status);
    // A zombie has ended; only its number waits for whoever inherited it from a crashed server.
    return match && !/^State:\s+Z/m.test(status) ? Number(match[1]) : undefined;
  } catch {
    return undefined;
  }
}
