import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { findLeftovers } from "../support/leftovers";
import { treeOf } from "../support/processes";
import { create, readUntil } from "./api";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a terminal does with Ctrl-C, and what a process manager does. */
const ways = [
  { name: "Ctrl-C in its terminal", signal: "SIGINT", group: true },
  { name: "SIGTERM to npm alone", signal: "SIGTERM", group: false },
] as const;

it.each(ways)(
  "npm start ends on $name while a program runs, and leaves nothing behind",
  async ({ signal, group }) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), "podium-ctrl-c-"));
    chmodSync(dataFolder, 0o711);
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, PORT: "0", PODIUM_DATA: dataFolder, PODIUM_SHUTDOWN_GRACE_MS: "200" };
    const npm = spawn("npm", ["start"], { cwd: root, env: env as unknown as NodeJS.ProcessEnv, detached: true });
    const pid = npm.pid ?? 0;
    let output = "";
    for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
    const ended = new Promise((resolve) => npm.once("close", resolve));
    try {
      await expect.poll(() => output, { timeout: 120_000 }).toContain("Podium is ready: ");
      const url = /Podium is ready: (\S+)/.exec(output)?.[1] ?? "";
      const program = await create(url, { language: "bash", source: "echo here; sleep 60 & wait" });
      await readUntil(url, program, (now) => now.stdout === "here\n", 20_000);
      const seen = treeOf(pid);
      expect(seen.length).toBeGreaterThan(5);
      const { id: installation } = JSON.parse(readFileSync(path.join(dataFolder, "installation.json"), "utf8")) as {
        id: string;
      };

      process.kill(group ? -pid : pid, signal);
      await ended;
      await expect.poll(() => findLeftovers({ seen, dataFolder, installation }), { timeout: 5000 }).toEqual([]);
    } finally {
      if (npm.exitCode === null && npm.signalCode === null) process.kill(-pid, "SIGKILL");
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
  180_000,
);
