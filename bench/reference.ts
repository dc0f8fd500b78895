import { spawn } from "node:child_process";
import type { RunTimes } from "./clients";

/** Runs one of the bench's own programs with the bare interpreter: what a sandbox is compared with. */
export function runBare(binary: string, args: readonly string[]): Promise<RunTimes> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let firstByte = Number.NaN;
    const child = spawn(binary, [...args], {
      env: { NODE_ENV: "production", PATH: "/usr/bin:/bin" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.once("data", () => (firstByte = performance.now() - began));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve({ firstByte, completed: performance.now() - began })
        : reject(new Error(`${binary} ended with ${code}`)),
    );
  });
}
