import { expect, it } from "vitest";
import { execute, withSandbox, runIn } from "./execute";
import { baseLimits, plainProfile } from "./profiles";
import { bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

const MIB = 1024 * 1024;
const limits = { ...baseLimits, memoryBytes: 64 * MIB };

/** Memory is counted for the whole sandbox, files included, and the verdict is the kernel's. */
export function describeMemory(target: TargetHandle): void {
  it("lets a program use what it may", async () => {
    const { exit, stdout } = await execute(
      target,
      python("x = bytearray(b'x') * (30 << 20)\nprint(len(x))", { limits }),
    );
    expect({ stdout, reason: exit.reason }).toEqual({ stdout: `${30 * MIB}\n`, reason: "exited" });
    expect(exit.usage.memoryBytes).toBeGreaterThan(30 * MIB);
    expect(exit.usage.memoryBytes).toBeLessThanOrEqual(64 * MIB);
  });

  it("ends an allocation bomb and keeps what it printed", async () => {
    const program = "print('before')\nx = []\nwhile True: x.append(b'x' * 1000000)";
    const { exit, stdout } = await execute(target, python(program, { limits }));
    expect({ reason: exit.reason, stdout }).toEqual({ reason: "memory_limit", stdout: "before\n" });
    expect(exit.usage.memoryBytes).toBeGreaterThan(50 * MIB);
  });

  it("ends a program whose child is the bomb, though the program would go on", async () => {
    const program = `
import os, time
if os.fork() == 0:
    x = []
    while True: x.append(b'x' * 1000000)
os.wait()
print('survived', flush=True)
time.sleep(20)
`;
    const { exit } = await execute(target, python(program, { limits }));
    expect(exit.reason).toBe("memory_limit");
    expect(exit.usage.wallMs).toBeLessThan(10_000);
  });

  it("gives the verdict even when the program ends well after its child was killed", async () => {
    const { exit } = await execute(
      target,
      bash("(head -c 200M /dev/zero | tail >/dev/null) 2>/dev/null; exit 0", { limits }),
    );
    expect(exit.reason).toBe("memory_limit");
  });

  it("counts mapped memory when it is touched, not when it is asked for", async () => {
    const source = (bytes: number) => `
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
int main(void) { char *p = mmap(0, 1UL << 32, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return 1;
  struct timespec pause = { 0, 1000000 };
  for (unsigned long i = 0; i < ${bytes}UL; i += 4096) { p[i] = 1; if (i % (1 << 20) == 0) nanosleep(&pause, 0); }
  puts("touched"); return 0; }`;
    const control = await execute(target, c(source(MIB), { limits }));
    expect({ reason: control.exit.reason, stdout: control.stdout }).toEqual({ reason: "exited", stdout: "touched\n" });
    expect((await execute(target, c(source(1 << 30), { limits }))).exit.reason).toBe("memory_limit");
  });

  it.each(["/tmp", "/dev/shm", "/work"])(
    "answers with an error inside when %s is full, and counts it as memory",
    async (folder) => {
      const script = `head -c 64M /dev/zero > ${folder}/fill; ls -l ${folder}/fill | cut -d' ' -f5; echo still here > /dev/stdout`;
      const { exit, stdout, stderr } = await execute(target, bash(script));
      const size = folder === "/work" ? baseLimits.workBytes : baseLimits.tmpBytes;
      expect(stderr).toContain("No space left on device");
      expect(stdout).toBe(`${size}\nstill here\n`);
      expect(exit.usage.memoryBytes).toBeGreaterThan(size);
      expect(exit.reason).toBe("exited");
    },
  );

  it("ends a program whose files use up its memory", async () => {
    const small = { ...limits, memoryBytes: 24 * MIB, workBytes: 64 * MIB };
    const { exit } = await execute(target, bash("head -c 60M /dev/zero > fill; echo done", { limits: small }));
    expect(exit.reason).toBe("memory_limit");
  });

  it("counts empty files too", async () => {
    const program =
      "n = 0\ntry:\n  while True: open('/tmp/%d' % n, 'x').close(); n += 1\nexcept OSError as e: print(e.strerror)";
    const { exit, stdout } = await execute(target, python(program, { limits }));
    if (exit.reason === "exited") expect(stdout).toBe("No space left on device\n");
    else expect(exit.reason).toBe("memory_limit");
  });

  it.each(["/", "/dev", "/usr", "/etc", "/usr/local", "/podium", "/proc"])(
    "lets nothing be written in %s",
    async (folder) => {
      const { stdout } = await execute(
        target,
        bash(`(echo x > ${folder}/x) 2>/dev/null && echo written || echo refused`),
      );
      expect(stdout).toBe("refused\n");
    },
  );

  it("charges a second command of the same sandbox with its own peak", async () => {
    await withSandbox(
      target,
      async (sandbox) => {
        const first = await runIn(sandbox, python("x = bytearray(b'x') * (40 << 20)"));
        const second = await runIn(sandbox, bash("true"));
        expect(first.exit.usage.memoryBytes).toBeGreaterThan(40 * MIB);
        expect(second.exit.usage.memoryBytes).toBeLessThan(30 * MIB);
      },
      plainProfile,
    );
  });
}
