import { expect, it } from "vitest";
import { type Sandbox, SandboxStateError } from "../engine";
import { execute, hasPrinted, until, withSandbox } from "./execute";
import { baseLimits } from "./profiles";
import { bash, python } from "./programs";
import type { TargetHandle } from "./target";

const MIB = 1024 * 1024;

/** Whether a write is taken; one that is refused is nobody's input. */
function takes(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof SandboxStateError) return false;
    throw error;
  }
}

/** Bytes arrive whole and bounded; input too. */
export function describeOutput(target: TargetHandle): void {
  it("ends endless output at its limit without the server growing", async () => {
    const before = process.memoryUsage().rss;
    const { exit, stdoutBytes } = await execute(target, bash("yes"));
    expect(exit.reason).toBe("output_limit");
    expect(stdoutBytes.length).toBe(baseLimits.outputBytes);
    expect(exit.usage.stdoutBytes).toBeGreaterThanOrEqual(baseLimits.outputBytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  });

  it("passes much output on without keeping it", async () => {
    await withSandbox(target, async (sandbox) => {
      const before = process.memoryUsage().rss;
      let bytes = 0;
      const limits = { ...baseLimits, outputBytes: 200 * MIB };
      const exit = await sandbox.run(bash("head -c 128M /dev/zero", { limits }), (event) => {
        if (event.type === "stdout") bytes += event.data.length;
      });
      expect({ reason: exit.reason, bytes }).toEqual({ reason: "exited", bytes: 128 * MIB });
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
    });
  });

  it("counts standard output and standard error together", async () => {
    const { exit, stdout, stderr } = await execute(
      target,
      bash("yes >&2 & yes", { limits: { ...baseLimits, outputBytes: 100_000 } }),
    );
    expect(exit.reason).toBe("output_limit");
    expect(stdout.length + stderr.length).toBe(100_000);
  });

  it("lets output of exactly the limit pass", async () => {
    const { exit, stdoutBytes } = await execute(
      target,
      bash("head -c 100000 /dev/zero", { limits: { ...baseLimits, outputBytes: 100_000 } }),
    );
    expect({ reason: exit.reason, bytes: stdoutBytes.length, dropped: exit.usage.droppedBytes }).toEqual({
      reason: "exited",
      bytes: 100_000,
      dropped: 0,
    });
  });

  it("keeps bytes that are not text", async () => {
    const { stdoutBytes } = await execute(
      target,
      python("import os\nos.write(1, bytes(range(256)))\nos.write(1, 'é'.encode()[:1])\nos.write(1, 'é'.encode()[1:])"),
    );
    expect([...stdoutBytes]).toEqual([...Array(256).keys(), 0xc3, 0xa9]);
  });

  it("keeps the order and loses nothing of much output", async () => {
    const { stdout, exit } = await execute(
      target,
      bash("seq 100000", { limits: { ...baseLimits, outputBytes: 10 * MIB } }),
    );
    expect(exit.reason).toBe("exited");
    expect(stdout).toBe(Array.from({ length: 100_000 }, (_, index) => `${index + 1}\n`).join(""));
  });

  it("sends output as it is printed", async () => {
    await execute(target, bash("echo first; read -r line; echo $line"), async (sandbox, events) => {
      await until(() => hasPrinted(events, "first"), "the first line");
      sandbox.kill();
    });
  });

  it("gives standard input and then its end", async () => {
    const { stdout } = await execute(target, bash("cat", { stdin: new TextEncoder().encode("in\n") }));
    expect(stdout).toBe("in\n");
    expect((await execute(target, bash("cat; echo ended"))).stdout).toBe("ended\n");
  });

  it("keeps standard input open in an interactive run, and says when it is waited for", async () => {
    const program = "name = input('Who? ')\nprint('Hello', name)\nprint(repr(__import__('sys').stdin.read()))";
    const { stdout, events } = await execute(
      target,
      python(program, { interactive: true }),
      async (sandbox, events) => {
        await until(() => events.some((event) => event.type === "waiting" && event.waiting), "the wait");
        sandbox.writeStdin(new TextEncoder().encode("Ada\n"));
        await until(() => hasPrinted(events, "Hello"), "the answer");
        sandbox.endStdin();
      },
    );
    expect(stdout).toBe("Who? Hello Ada\n''\n");
    expect(events[0]).toEqual({ type: "started", primed: false });
  });

  it("does not count the wait for input against the wall limit", async () => {
    const command = python("input()\nprint('in time')", {
      interactive: true,
      limits: { ...baseLimits, wallMs: 1_000 },
    });
    const { exit, stdout } = await execute(target, command, async (sandbox, events) => {
      await until(() => events.some((event) => event.type === "waiting" && event.waiting), "the wait");
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      sandbox.writeStdin(new TextEncoder().encode("\n"));
    });
    expect({ reason: exit.reason, stdout }).toEqual({ reason: "exited", stdout: "in time\n" });
    expect(exit.usage.waitedMs).toBeGreaterThan(1_000);
  });

  it("refuses the input a program does not read, and loses none it took", async () => {
    const program = `import signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
print("ready", flush=True)
signal.sigwait([signal.SIGINT])
total = 0
while chunk := sys.stdin.buffer.read1():
    total += len(chunk)
    print("read", flush=True)
print("total", total)`;
    const chunk = new Uint8Array(64 * 1024);
    let sent = 0;
    const send = (sandbox: Sandbox) => {
      sandbox.writeStdin(chunk);
      sent += chunk.length;
    };
    const { stdout } = await execute(target, python(program, { interactive: true }), async (sandbox, events) => {
      await until(() => hasPrinted(events, "ready"), "the start");
      const flood = () => {
        while (sent < 64 * MIB) send(sandbox);
      };
      expect(flood).toThrow(SandboxStateError);
      expect(sent).toBeLessThanOrEqual(2 * MIB);
      expect(flood).toThrow(SandboxStateError);
      sandbox.signal("SIGINT");
      await until(() => hasPrinted(events, "read"), "the reading");
      await until(() => takes(() => send(sandbox)), "room for more");
      sandbox.endStdin();
    });
    expect(stdout.split("\n").at(-2)).toBe(`total ${sent}`);
  });

  it("keeps what was printed when the program is killed", async () => {
    const { exit, stdout } = await execute(target, bash("echo partial; sleep 60"), async (sandbox, events) => {
      await until(() => hasPrinted(events, "partial"), "the output");
      sandbox.kill();
    });
    expect({ reason: exit.reason, stdout }).toEqual({ reason: "killed", stdout: "partial\n" });
  });
}
