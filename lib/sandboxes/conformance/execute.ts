import { expect } from "vitest";
import type { Sandbox, SandboxCommand, SandboxEvent, SandboxExit, SandboxProfile } from "../engine";
import { plainProfile } from "./profiles";
import type { TargetHandle } from "./target";

/** How an execution in a test ended, and what it printed. */
export interface Outcome {
  exit: SandboxExit;
  stdout: string;
  stderr: string;
  echo: string;
  stdoutBytes: Uint8Array;
  events: SandboxEvent[];
}

/** What a test does with the sandbox while its command runs. */
export type WhileRunning = (sandbox: Sandbox, events: SandboxEvent[]) => void | Promise<void>;

/** Runs one command in a given sandbox and gathers what it says. */
export async function runIn(sandbox: Sandbox, command: SandboxCommand, whileRunning?: WhileRunning): Promise<Outcome> {
  const events: SandboxEvent[] = [];
  const running = sandbox.run(command, (event) => void events.push(event));
  await whileRunning?.(sandbox, events);
  const exit = await running;
  const bytes = (type: "stdout" | "stderr" | "echo") =>
    Buffer.concat(events.flatMap((event) => (event.type === type ? [event.data] : [])));
  const stdoutBytes = bytes("stdout");
  return {
    exit,
    events,
    stdoutBytes,
    stdout: stdoutBytes.toString(),
    stderr: bytes("stderr").toString(),
    echo: bytes("echo").toString(),
  };
}

/** Gives `use` a sandbox of its own and checks afterwards that nothing of it is left. */
export async function withSandbox<Result>(
  target: TargetHandle,
  use: (sandbox: Sandbox) => Promise<Result>,
  profile: SandboxProfile = plainProfile,
): Promise<Result> {
  const sandbox = await target.current.engine.acquire(profile);
  const leftovers = await target.current.observe(sandbox);
  try {
    return await use(sandbox);
  } finally {
    const before = performance.now();
    await sandbox.dispose();
    expect(await leftovers(), "left of the sandbox").toEqual([]);
    expect(performance.now() - before, "ms until nothing is left").toBeLessThan(3_000);
  }
}

/** One command in a sandbox of its own, which is then destroyed and seen to be gone. */
export function execute(target: TargetHandle, command: SandboxCommand, whileRunning?: WhileRunning): Promise<Outcome> {
  const { workBytes, tmpBytes, memoryBytes, network } = command.limits;
  const limits = { ...plainProfile.limits, workBytes, tmpBytes, memoryBytes, network };
  return withSandbox(target, (sandbox) => runIn(sandbox, command, whileRunning), {
    ...plainProfile,
    limits,
    key: profileKey(limits),
  });
}

function profileKey(limits: object): string {
  return `conformance-${JSON.stringify(limits)}`;
}

/** Lines of `name result` as a record. */
export function results(output: string): Record<string, string> {
  return Object.fromEntries(
    output
      .trim()
      .split("\n")
      .map((line) => {
        const space = line.indexOf(" ");
        return [line.slice(0, space), line.slice(space + 1)];
      }),
  );
}

/** Waits until `condition` holds. @throws Error after `ms`. */
export async function until(condition: () => boolean, what: string, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** True when the events hold `text` on standard output. */
export function hasPrinted(events: SandboxEvent[], text: string): boolean {
  return Buffer.concat(events.flatMap((event) => (event.type === "stdout" ? [event.data] : []))).includes(text);
}
