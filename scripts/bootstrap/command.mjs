import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { Refusal } from "./progress.mjs";

const DEFAULT_LINES = 40;

/**
 * Runs programs of a step in a process group of their own, their output in `build/logs/`. Whatever ends this process ends
 * the group too.
 */
export function createRunner(root) {
  const folder = path.join(root, "build/logs");
  return async function run(
    label,
    command,
    args,
    { env = process.env, cwd = root, lines = DEFAULT_LINES, show = false } = {},
  ) {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${label.replaceAll(/[^a-z0-9]+/gi, "-")}.log`);
    const log = openSync(file, "w");
    try {
      const child = spawn(command, args, {
        cwd,
        env,
        detached: true,
        stdio: ["ignore", show ? "inherit" : log, show ? "inherit" : log],
      });
      const { code, signal } = await endOf(child);
      if (code === 0) return;
      const how = signal ? `ended by ${signal}` : `exit code ${code}`;
      if (show) throw new Refusal(`${label} failed (${how}).`);
      const tail = readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
      throw new Refusal(`${label} failed (${how}). The end of ${path.relative(root, file)}:\n\n${tail}`);
    } finally {
      closeSync(log);
    }
  };
}

/** Resolves when the child has ended; passes signals on to its whole group while it lives. */
function endOf(child) {
  const killGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended by itself.
    }
  };
  const stop = (signal) => {
    killGroup(signal);
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const last = () => killGroup("SIGKILL");
  for (const signal of signals) process.on(signal, stop);
  process.on("exit", last);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Refusal(`${child.spawnfile} could not be started: ${error.message}`)));
    child.on("close", (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    for (const signal of signals) process.off(signal, stop);
    process.off("exit", last);
  });
}
