import { expect, it } from "vitest";
import { execute, hasPrinted, runIn, until, withSandbox } from "./execute";
import { primedProfile } from "./profiles";
import { bash, c, python } from "./programs";
import type { TargetHandle } from "./target";

/** Programs on a terminal, and primed ones. */
export function describeTerminal(target: TargetHandle): void {
  it("gives a terminal with standard output and error apart", async () => {
    const program =
      "import os, sys\nprint([os.isatty(n) for n in range(3)])\nprint('apart', file=sys.stderr)\nprint(os.get_terminal_size())";
    const { stdout, stderr } = await execute(
      target,
      python(program, { tty: true, interactive: true, rows: 30, columns: 90 }),
    );
    expect(stdout).toContain("[True, True, True]\n");
    expect(stdout).toContain("columns=90, lines=30");
    expect(stderr).toBe("apart\n");
  });

  it("keeps the echo out of standard output", async () => {
    const command = python("print('Who? ', end='', flush=True)\nprint('Hello', input())", {
      tty: true,
      interactive: true,
    });
    const { stdout, echo } = await execute(target, command, async (sandbox, events) => {
      await until(() => hasPrinted(events, "Who? "), "the prompt");
      sandbox.writeStdin(new TextEncoder().encode("Ada\n"));
    });
    expect(stdout).toBe("Who? Hello Ada\n");
    expect(echo).toContain("Ada");
  });

  it("ends the input of a terminal", async () => {
    const { stdout, exit } = await execute(
      target,
      bash("echo ready; cat; echo ended", { tty: true, interactive: true }),
      async (sandbox, events) => {
        await until(() => hasPrinted(events, "ready"), "the start");
        sandbox.endStdin();
      },
    );
    expect({ stdout, exitCode: exit.exitCode }).toEqual({ stdout: "ready\nended\n", exitCode: 0 });
  });

  it("tells the program of a new size", async () => {
    const script = "trap 'stty size </dev/tty; exit' WINCH; echo ready; while :; do sleep 0.02; done";
    const { stdout } = await execute(
      target,
      bash(script, { tty: true, interactive: true }),
      async (sandbox, events) => {
        await until(() => hasPrinted(events, "ready"), "the start");
        sandbox.resize(40, 132);
      },
    );
    expect(stdout).toBe("ready\n40 132\n");
  });

  it("starts in the size that was told while it was starting", async () => {
    const command = bash("read x; stty size", { tty: true, interactive: true, rows: 10, columns: 40 });
    const { stdout } = await execute(target, command, async (sandbox) => {
      sandbox.resize(40, 132);
      sandbox.writeStdin(new TextEncoder().encode("\n"));
    });
    expect(stdout).toBe("40 132\n");
  });

  it("refuses to put bytes into the terminal's input", async () => {
    const source = `
#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
int main(void) { char c = 'x'; int n = ioctl(0, TIOCSTI, &c); printf("%s\\n", n == 0 ? "injected" : "refused"); return 0; }`;
    expect((await execute(target, c(source, { tty: true, interactive: true }))).stdout).toBe("refused\n");
  });

  it.each([true, false])("feeds a primed process (terminal: %s)", async (tty) => {
    const outcome = await withSandbox(
      target,
      (sandbox) => runIn(sandbox, bash("echo cold", { tty, primeData: new TextEncoder().encode("echo primed $PPID") })),
      primedProfile,
    );
    expect(outcome.stdout).toBe("primed 1\n");
    expect(outcome.events[0]).toEqual({ type: "started", primed: true });
  });

  it("starts a command of its own in a primed sandbox", async () => {
    const outcome = await withSandbox(target, (sandbox) => runIn(sandbox, bash("echo cold")), primedProfile);
    expect(outcome.stdout).toBe("cold\n");
  });
}
