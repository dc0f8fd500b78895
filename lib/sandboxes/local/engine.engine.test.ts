import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasPrinted, runIn, until } from "../conformance/execute";
import { baseLimits, plainProfile, primedProfile } from "../conformance/profiles";
import { bash, python } from "../conformance/programs";
import type { SandboxEngine } from "../engine";
import { EngineUnavailableError } from "../engine";
import { detectCgroups } from "./cgroup-detect";
import { createLocalEngine } from "./engine";
import type { LocalEngineOptions } from "./options";
import { parseOwner } from "./owner-name";
import { LocalSandbox } from "./sandbox";
import { processesOf, testOptions } from "./testing";

async function withEngine(
  changes: Partial<LocalEngineOptions>,
  use: (engine: SandboxEngine) => Promise<void>,
): Promise<void> {
  const engine = createLocalEngine(testOptions(changes));
  await engine.start();
  try {
    await use(engine);
  } finally {
    await engine.close();
  }
}

async function acquireLocal(engine: SandboxEngine, profile = plainProfile): Promise<LocalSandbox> {
  const sandbox = await engine.acquire(profile);
  if (!(sandbox instanceof LocalSandbox)) throw new Error("not a local sandbox");
  return sandbox;
}

describe("the local engine", () => {
  it("refuses to run anything without bubblewrap, and says what to install", async () => {
    await withEngine({ bwrapPath: undefined }, async (engine) => {
      expect(engine.capabilities().tier).toBe("refused");
      await expect(engine.acquire(plainProfile)).rejects.toThrow(EngineUnavailableError);
      await expect(engine.acquire(plainProfile)).rejects.toThrow(/bubblewrap.*apt install bubblewrap/);
    });
  });

  it("refuses when bubblewrap cannot make namespaces, in its own words", async () => {
    // Stands for a kernel that forbids them: a program that fails as bubblewrap does.
    const folder = mkdtempSync(join(tmpdir(), "podium-bwrap-"));
    const path = join(folder, "bwrap");
    writeFileSync(path, "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n", {
      mode: 0o755,
    });
    await withEngine({ bwrapPath: path }, async (engine) => {
      expect(engine.capabilities()).toMatchObject({
        tier: "refused",
        checks: [{ id: "user_namespaces", state: "absent" }],
      });
      await expect(engine.acquire(plainProfile)).rejects.toThrow("No permissions to create new namespace");
    });
    rmSync(folder, { recursive: true });
  });

  it("runs isolated with weak limits when control groups are off, and says so", async () => {
    await withEngine({ cgroups: false }, async (engine) => {
      const { tier, checks, summary } = engine.capabilities();
      expect(tier).toBe("weak");
      expect(summary).toContain("memory_limit");
      const state = (id: string) => checks.find((check) => check.id === id)?.state;
      expect([state("memory_limit"), state("cpu_share"), state("process_limit"), state("network")]).toEqual([
        "absent",
        "absent",
        "enforced",
        "enforced",
      ]);
      const sandbox = await acquireLocal(engine);
      const uid = sandbox.host.process.hostUid();
      const { stdout, exit } = await runIn(sandbox, bash("echo fine; (sleep 60 &)"));
      expect({ stdout, reason: exit.reason }).toEqual({ stdout: "fine\n", reason: "exited" });
      await sandbox.dispose();
      expect(processesOf(uid)).toEqual([]);
    });
  });

  it("gives each sandbox a user of its own", async () => {
    await withEngine({}, async (engine) => {
      const sandboxes = await Promise.all([acquireLocal(engine), acquireLocal(engine), acquireLocal(engine)]);
      const uids = sandboxes.map((sandbox) => sandbox.host.process.hostUid());
      expect(new Set(uids).size).toBe(3);
      expect(uids).not.toContain(0);
      await Promise.all(sandboxes.map((sandbox) => sandbox.dispose()));
    });
  });

  it("calls a run lost when its runner is killed from outside", async () => {
    await withEngine({}, async (engine) => {
      const sandbox = await acquireLocal(engine);
      const { exit, stdout } = await runIn(sandbox, bash("echo partial; sleep 60"), async (_running, events) => {
        await until(() => hasPrinted(events, "partial"), "the output");
        sandbox.host.process.kill();
      });
      expect({ reason: exit.reason, stdout }).toEqual({ reason: "lost", stdout: "partial\n" });
      expect(exit.message).toBeTruthy();
      await sandbox.dispose();
      expect(sandbox.host.cgroup?.enterDirs.filter((folder) => existsSync(folder))).toEqual([]);
    });
  });

  /** A runner that has no time at all. */
  const stopRunner = (sandbox: LocalSandbox) => {
    const first = sandbox.host.cgroup!.pids().sort((a, b) => a - b)[1]!;
    process.kill(first, "SIGSTOP");
  };

  it("ends a run at its deadline even when the runner cannot", async () => {
    await withEngine({}, async (engine) => {
      const sandbox = await acquireLocal(engine);
      const limits = { ...baseLimits, wallMs: 400 };
      const { exit } = await runIn(sandbox, bash("echo ready; sleep 60", { limits }), async (_, events) => {
        await until(() => hasPrinted(events, "ready"), "the start");
        stopRunner(sandbox);
      });
      expect(exit.reason).toBe("wall_limit");
      await sandbox.dispose();
    });
  });

  it("does not call it a time-out when the runner never starts the program", async () => {
    await withEngine({}, async (engine) => {
      const sandbox = await acquireLocal(engine);
      stopRunner(sandbox);
      const { exit } = await runIn(sandbox, bash("sleep 60", { limits: { ...baseLimits, wallMs: 400 } }));
      expect(exit).toMatchObject({
        reason: "lost",
        message: "The sandbox does not answer. Run the program again.",
      });
      await sandbox.dispose();
    });
  });

  it("replaces a warm sandbox that died while it waited", async () => {
    await withEngine({ pools: [{ profile: primedProfile, size: 1 }] }, async (engine) => {
      await until(() => engine.pools()[0]?.ready === 1, "the pool");
      const first = await acquireLocal(engine, primedProfile);
      await first.dispose();
      await until(() => engine.pools()[0]?.ready === 1, "the refill");
      // Its processes are found by its control group's name, as an administrator would.
      const driver = detectCgroups(parseOwner(first.id)!.installation);
      const groups = driver.list().filter((name) => name.startsWith(first.id.slice(0, first.id.lastIndexOf("-"))));
      expect(groups).toHaveLength(1);
      driver.open(groups[0]!).kill();
      await until(() => engine.pools()[0]?.ready === 0, "the news");
      const next = await acquireLocal(engine, primedProfile);
      expect((await runIn(next, bash("", { primeData: new TextEncoder().encode("echo alive") }))).stdout).toBe(
        "alive\n",
      );
      await next.dispose();
    });
  });

  it("keeps two engines apart", async () => {
    await withEngine({}, async (one) =>
      withEngine({}, async (other) => {
        const [a, b] = await Promise.all([acquireLocal(one), acquireLocal(other)]);
        expect(await Promise.all([one.sweep(), other.sweep()])).toEqual([0, 0]);
        const outputs = await Promise.all([runIn(a, bash("echo a; sleep 0.1")), runIn(b, python("print('b')"))]);
        expect(outputs.map((outcome) => outcome.stdout)).toEqual(["a\n", "b\n"]);
        await Promise.all([a.dispose(), b.dispose()]);
      }),
    );
  });

  it("removes what a server left that was killed in the middle of runs", async () => {
    const options = testOptions();
    const server = await startCrashingServer(options);
    const groups = () =>
      detectCgroups(options.installation)
        .list()
        .filter((name) => name.startsWith(`podium-${options.installation}-${server.pid}.`));
    expect(groups()).toHaveLength(3);
    await crash(server);
    const engine = createLocalEngine({ ...options, uidStart: options.uidStart + 500 });
    await engine.start();
    expect(groups()).toEqual([]);
    expect(processesFrom(options.uidStart)).toEqual([]);
    await engine.close();
  });

  it("leaves no process behind a crash even without control groups", async () => {
    const options = testOptions({ cgroups: false });
    const server = await startCrashingServer(options);
    expect(processesFrom(options.uidStart).length).toBeGreaterThan(3);
    await crash(server);
    await until(() => processesFrom(options.uidStart).length === 0, "the end of all processes", 3_000);
  });
});

async function startCrashingServer({
  cgroups,
  installation,
  uidStart,
  stateFolder,
  runnerPath,
}: LocalEngineOptions): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "crashing-server.ts");
  const given = JSON.stringify({ cgroups, installation, uidStart, stateFolder, runnerPath });
  const server = spawn(process.execPath, ["--import", "tsx", script, given], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => server.stdout.once("data", resolve));
  return server;
}

async function crash(server: ChildProcess): Promise<void> {
  server.kill("SIGKILL");
  await new Promise((resolve) => server.once("exit", resolve));
}

function processesFrom(uidStart: number): string[] {
  return Array.from({ length: 10 }, (_, index) => processesOf(uidStart + index)).flat();
}
