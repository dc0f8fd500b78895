import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { detectCgroups } from "./cgroup-detect";
import { testOptions } from "./testing";

const ROUNDS = 20;

/** Living processes whose user or command line is of this server's sandboxes. */
function leftovers(uidStart: number, stateFolder: string): string[] {
  return readdirSync("/proc").flatMap((name) => {
    try {
      const status = readFileSync(`/proc/${name}/status`, "latin1");
      const command = readFileSync(`/proc/${name}/cmdline`, "latin1").replaceAll("\0", " ");
      const uid = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
      const ours = (uid >= uidStart && uid < uidStart + 100) || command.includes(stateFolder);
      // A zombie has ended; only its number waits for whoever inherited it.
      return ours && !/^State:\s+Z/m.test(status)
        ? [`${name} ${/^State:.*$/m.exec(status)} uid ${uid}: ${command.slice(0, 200)}`]
        : [];
    } catch {
      return [];
    }
  });
}

/**
 * What is left once the killed server's processes had time to end. One look may miss a process that was forked after the
 * list was read and whose parent ended before its turn came, so only several empty looks in a row count.
 */
async function lastingLeftovers(uidStart: number, stateFolder: string): Promise<string[]> {
  // Usually within milliseconds; a machine under load takes its time to end processes.
  const deadline = performance.now() + 10_000;
  let last = leftovers(uidStart, stateFolder);
  for (let empty = 0; empty < 5 && performance.now() < deadline; ) {
    await sleep(10);
    last = leftovers(uidStart, stateFolder);
    empty = last.length === 0 ? empty + 1 : 0;
  }
  return last;
}

describe("a server that is killed while it starts sandboxes", () => {
  it.each([
    ["with control groups", true],
    ["without control groups", false],
  ])(
    "leaves no process, %s",
    async (_, cgroups) => {
      const options = testOptions({ cgroups, stateFolder: mkdtempSync(join(tmpdir(), "podium-killed-")) });
      const { installation, uidStart, stateFolder, runnerPath } = options;
      const script = join(import.meta.dirname, "starting-server.ts");
      const given = JSON.stringify({ cgroups, installation, uidStart, stateFolder, runnerPath });
      for (let round = 0; round < ROUNDS; round++) {
        const server = spawn(process.execPath, ["--import", "tsx", script, given], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        const gone = new Promise((resolve) => server.once("exit", resolve));
        const spawner = Number(String(await new Promise((resolve) => server.stdout.once("data", resolve))));
        await sleep(20 + Math.random() * 150);
        // The server and its spawner are two; a slow machine takes its time to have sandboxes beside them.
        while (leftovers(uidStart, stateFolder).length < 3) await sleep(1);
        // In some rounds the spawner has no chance to do anything itself.
        if (round % 3 === 1) process.kill(spawner, "SIGSTOP");
        server.kill("SIGKILL");
        await gone;
        expect(await lastingLeftovers(uidStart, stateFolder), `round ${round}`).toEqual([]);
      }
      const groups = detectCgroups(installation);
      await Promise.all(groups.list().map((name) => groups.open(name).remove()));
      await groups.close();
      rmSync(stateFolder, { recursive: true, force: true });
    },
    120_000,
  );
});
