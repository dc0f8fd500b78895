import { expect, it } from "vitest";
import { execute } from "./execute";
import { baseLimits } from "./profiles";
import { bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

/** Time, CPU, descriptors, stack. */
export function describeLimits(target: TargetHandle): void {
  it("runs a program to its end", async () => {
    const { exit, stdout, stderr } = await execute(
      target,
      python("import sys\nprint('out')\nprint('err', file=sys.stderr)\nsys.exit(3)"),
    );
    expect({ stdout, stderr, reason: exit.reason, exitCode: exit.exitCode }).toEqual({
      stdout: "out\n",
      stderr: "err\n",
      reason: "exited",
      exitCode: 3,
    });
    expect(exit.usage.memoryBytes).toBeGreaterThan(1_000_000);
    expect(exit.usage.cpuMs).toBeGreaterThan(0);
  });

  it("ends a spinning program at its wall limit and keeps what it printed", async () => {
    const { exit, stdout } = await execute(
      target,
      python("print('before')\nwhile True: pass", { limits: { ...baseLimits, wallMs: 700 } }),
    );
    expect({ reason: exit.reason, stdout }).toEqual({ reason: "wall_limit", stdout: "before\n" });
    expect(exit.usage.wallMs).toBeGreaterThanOrEqual(700);
    expect(exit.usage.wallMs).toBeLessThan(3_700);
  });

  it("ends a spinning program at its CPU limit", async () => {
    const { exit } = await execute(target, python("while True: pass", { limits: { ...baseLimits, cpuMs: 300 } }));
    expect(exit.reason).toBe("cpu_limit");
    expect(exit.usage.cpuMs).toBeGreaterThanOrEqual(300);
  });

  it("counts the CPU time of all processes together", async () => {
    const spin = "for i in 1 2 3 4; do (while :; do :; done) & done; wait";
    const { exit } = await execute(target, bash(spin, { limits: { ...baseLimits, cpuMs: 500, cpuMillis: 2_000 } }));
    expect(exit.reason).toBe("cpu_limit");
    expect(exit.usage.cpuMs).toBeLessThan(2_000);
  });

  it("ends a sleeping program at its wall limit, and not before", async () => {
    const limits = { ...baseLimits, wallMs: 600 };
    expect((await execute(target, bash("sleep 30", { limits }))).exit.reason).toBe("wall_limit");
    expect((await execute(target, bash("sleep 0.2", { limits }))).exit.reason).toBe("exited");
  });

  it("counts a program's time from its start, however long it takes to hand over its files", async () => {
    const limits = { ...baseLimits, wallMs: 1_000, cpuMillis: 20 };
    const files = Array.from({ length: 3_000 }, (_, index) => ({ path: `${index}`, content: new Uint8Array(1) }));
    const { exit, events } = await execute(target, bash("exec sleep 30", { limits, files }));
    expect(exit.reason).toBe("wall_limit");
    expect(events.map(({ type }) => type)).toContain("started");
    expect(exit.usage.wallMs).toBeGreaterThanOrEqual(1_000);
  });

  it("ends a throttled program at its wall limit in time", async () => {
    const command = bash("for i in $(seq 20); do (while :; do :; done) & done; wait", {
      limits: { ...baseLimits, wallMs: 800, cpuMillis: 100 },
    });
    const { exit } = await execute(target, command);
    expect(exit.reason).toBe("wall_limit");
    expect(exit.usage.wallMs).toBeLessThan(3_800);
  });

  it("gives no more CPU than the share", async () => {
    const limits = { ...baseLimits, wallMs: 1_000, cpuMillis: 200 };
    const { exit } = await execute(target, bash("for i in 1 2; do (while :; do :; done) & done; wait", { limits }));
    expect(exit.usage.cpuMs).toBeLessThan(500);
  });

  it("limits open descriptors", async () => {
    const program =
      "import os\nn=0\ntry:\n  while True: os.dup(1); n+=1\nexcept OSError as e: print(e.strerror, n < 128)";
    expect((await execute(target, python(program))).stdout).toBe("Too many open files True\n");
  });

  it("limits the size of one file", async () => {
    const limits = { ...baseLimits, fileBytes: 1024 * 1024 };
    const { stdout } = await execute(
      target,
      bash("head -c 2M /dev/zero > big; stat -c %s big; head -c 1000 /dev/zero > small; stat -c %s small", { limits }),
    );
    expect(stdout).toBe("1048576\n1000\n");
  });

  it("names the signal of a stack overflow and leaves no core file", async () => {
    const source =
      "int deep(volatile int n) { volatile char pad[4096]; pad[0] = n; return deep(n + 1) + pad[0]; } int main(void) { return deep(0); }";
    const { exit } = await execute(target, c(source));
    expect({ reason: exit.reason, signal: exit.signal }).toEqual({ reason: "exited", signal: "SIGSEGV" });
    const after = await execute(target, bash("ulimit -c; ulimit -Hc; bash -c 'kill -SEGV $$'; ls -A"));
    expect(after.stdout).toBe("0\n0\n");
  });

  it("survives deep recursion of an interpreter", async () => {
    const { exit, stderr } = await execute(target, python("def f(): return f()\nf()"));
    expect({ reason: exit.reason, exitCode: exit.exitCode, says: stderr.includes("RecursionError") }).toEqual({
      reason: "exited",
      exitCode: 1,
      says: true,
    });
  });

  it("says so when a program cannot be started", async () => {
    const { exit } = await execute(target, { ...bash(""), argv: ["/nowhere/program"] });
    expect(exit.reason).toBe("not_started");
    expect(exit.message).toBeTruthy();
  });
}
