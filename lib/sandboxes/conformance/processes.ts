import { expect, it } from "vitest";
import { execute, hasPrinted, until } from "./execute";
import { baseLimits } from "./profiles";
import { bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

/** Bombs, daemons, zombies, and the killing of them. */
export function describeProcesses(target: TargetHandle): void {
  it("bounds the number of processes", async () => {
    const program = `
import os, signal
children = []
try:
    while len(children) < 1000:
        pid = os.fork()
        if pid == 0: signal.pause()
        children.append(pid)
except OSError as e: print(e.strerror)
print(len(children))
for pid in children: os.kill(pid, 9)
for pid in children: os.waitpid(pid, 0)
print('again', os.fork() >= 0)
`;
    const { stdout } = await execute(target, python(program));
    const [error, count] = stdout.split("\n");
    expect(error).toBe("Resource temporarily unavailable");
    expect(Number(count)).toBeLessThan(baseLimits.processes);
    expect(Number(count)).toBeGreaterThan(baseLimits.processes / 2);
    expect(stdout).toContain("again True");
  });

  it("ends a fork bomb while others run undisturbed", async () => {
    const bomb = execute(target, bash(":(){ :|:& };:; sleep 60", { limits: { ...baseLimits, wallMs: 2_000 } }));
    const control = await execute(target, bash("echo fine"));
    expect(control.stdout).toBe("fine\n");
    expect((await bomb).exit.reason).toBe("wall_limit");
  });

  it("bounds the number of threads", async () => {
    const source = `
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void *idle(void *unused) { pause(); return unused; }
int main(void) { int n = 0; pthread_t t; while (n < 1000 && pthread_create(&t, 0, idle, 0) == 0) n++; printf("%d\\n", n); fflush(stdout); _exit(0); }`;
    const { stdout } = await execute(target, c(source));
    expect(Number(stdout)).toBeGreaterThan(5);
    expect(Number(stdout)).toBeLessThan(baseLimits.processes);
  });

  it("ends daemons that left their session with the program", async () => {
    const program = `
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        open('daemon', 'w').close()
        while True: time.sleep(0.01)
    os._exit(0)
while not os.path.exists('daemon'): time.sleep(0.005)
print('left')
`;
    const { exit, stdout } = await execute(target, python(program));
    expect({ stdout, reason: exit.reason, exitCode: exit.exitCode }).toEqual({
      stdout: "left\n",
      reason: "exited",
      exitCode: 0,
    });
    expect(exit.usage.wallMs).toBeLessThan(5_000);
  });

  it("reaps orphans, so that they do not use up the process limit", async () => {
    const script = "for i in $(seq 200); do (true &) ; done; sleep 0.1; ls /proc | grep -c '^[0-9]'";
    const { stdout, exit } = await execute(target, bash(script));
    expect(exit.exitCode).toBe(0);
    expect(Number(stdout)).toBeLessThan(10);
  });

  it("kills on request, whatever the program ignores", async () => {
    const script = "trap '' TERM INT HUP QUIT; echo ready; while :; do sleep 0.01; done";
    const { exit } = await execute(target, bash(script), async (sandbox, events) => {
      await until(() => hasPrinted(events, "ready"), "the start");
      sandbox.kill();
    });
    expect(exit.reason).toBe("killed");
  });

  it("leaves nothing of 64 spinning processes at a tenth of a CPU, 3 s after the kill", async () => {
    // All are made before any spins: forking beside those that do takes most of the time there is.
    const script =
      "trap '' TERM; exec {go}<> <(:); for i in $(seq 64); do (read -u $go; while :; do :; done) & done; " +
      "printf '\\n%.0s' {1..64} >&$go; echo ready; wait";
    let killedAt = 0;
    const limits = { ...baseLimits, processes: 100, cpuMillis: 100, wallMs: 25_000 };
    const { exit } = await execute(target, bash(script, { limits }), async (sandbox, events) => {
      await until(() => hasPrinted(events, "ready"), "the start", 20_000);
      killedAt = performance.now();
      sandbox.kill();
    });
    expect(exit.reason).toBe("killed");
    expect(performance.now() - killedAt).toBeLessThan(3_000);
  });

  it("delivers a signal to the program", async () => {
    const script = "trap 'echo caught; exit 7' INT; echo ready; while :; do sleep 0.01; done";
    const { exit, stdout } = await execute(target, bash(script), async (sandbox, events) => {
      await until(() => hasPrinted(events, "ready"), "the start");
      sandbox.signal("SIGINT");
    });
    expect({ stdout, exitCode: exit.exitCode }).toEqual({ stdout: "ready\ncaught\n", exitCode: 7 });
  });

  it("says which signal ended a program", async () => {
    const { exit } = await execute(target, bash("kill -ABRT $$"));
    expect({ reason: exit.reason, signal: exit.signal }).toEqual({ reason: "exited", signal: "SIGABRT" });
  });
}
