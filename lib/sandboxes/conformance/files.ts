import { expect, it } from "vitest";
import type { Sandbox, SandboxFile } from "../engine";
import { execute, runIn, withSandbox } from "./execute";
import { bash } from "./programs";
import type { TargetHandle } from "./target";

const MIB = 1024 * 1024;
const file = (path: string, text = "x", mode?: number): SandboxFile => ({
  path,
  content: new TextEncoder().encode(text),
  mode,
});
const collect = (sandbox: Sandbox, paths?: string[]) => sandbox.collect({ maxFiles: 50, maxBytes: 5 * MIB, paths });
const text = (files: SandboxFile[]) =>
  Object.fromEntries(files.map((entry) => [entry.path, Buffer.from(entry.content).toString()]));

/** Files go in and come back beneath the work folder, and nowhere else. */
export function describeFiles(target: TargetHandle): void {
  it("writes files with their folders and modes", async () => {
    const files = [file("a.txt", "A"), file("deep/er/b.sh", "echo B", 0o755), file("name with spaces é", "C")];
    const { stdout } = await execute(
      target,
      bash("cat a.txt; ./deep/er/b.sh; cat 'name with spaces é'; stat -c %a a.txt", { files }),
    );
    expect(stdout).toBe("AB\nC644\n");
  });

  it.each(["../escape", "a/../../escape", "/etc/escape", "/tmp/escape", "", ".", "..", "a//b/../../../x", "nul\0byte"])(
    "refuses the name %j",
    async (path) => {
      const { exit, stdout } = await execute(target, bash("echo ran", { files: [file(path)] }));
      expect({ reason: exit.reason, stdout }).toEqual({ reason: "not_started", stdout: "" });
      expect(exit.message).toBeTruthy();
    },
  );

  it("does not write through a link an earlier command left", async () => {
    await withSandbox(target, async (sandbox) => {
      await runIn(sandbox, bash("ln -s /tmp/outside main.py; ln -s /tmp folder; mkfifo pipe"));
      for (const path of ["folder/inner"]) {
        const { exit } = await runIn(sandbox, bash("echo ran", { files: [file(path, "evil")] }));
        expect(exit.reason).toBe("not_started");
      }
      await runIn(sandbox, bash("true", { files: [file("main.py", "evil")] }));
      expect((await runIn(sandbox, bash("ls /tmp"))).stdout).toBe("");
    });
  });

  it("gives back what is new or changed", async () => {
    await withSandbox(target, async (sandbox) => {
      await runIn(
        sandbox,
        bash("echo new > new; echo more >> given; mkdir -p d/e; echo deep > d/e/f", {
          files: [file("given", "1\n"), file("same", "2")],
        }),
      );
      const { files, skipped } = await collect(sandbox);
      expect(text(files)).toEqual({ new: "new\n", given: "1\nmore\n", "d/e/f": "deep\n" });
      expect(skipped).toEqual([]);
    });
  });

  it("gives back only the paths asked for, without the excluded", async () => {
    await withSandbox(target, async (sandbox) => {
      await runIn(sandbox, bash("echo 1 > one; echo 2 > two; mkdir x; echo 3 > x/three"));
      expect(text((await collect(sandbox, ["two"])).files)).toEqual({ two: "2\n" });
      const rest = await sandbox.collect({ maxFiles: 50, maxBytes: MIB, exclude: ["x", "one"] });
      expect(text(rest.files)).toEqual({ two: "2\n" });
    });
  });

  it("follows no link and opens no device or pipe", async () => {
    await withSandbox(target, async (sandbox) => {
      const script =
        "ln -s /etc/passwd link; ln -s / root; ln -s /proc/1/environ environ; mkfifo pipe; mknod null c 1 3 2>/dev/null; python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('socket')\"; echo fine > fine";
      await runIn(sandbox, bash(script));
      expect(text((await collect(sandbox)).files)).toEqual({ fine: "fine\n" });
      const asked = await collect(sandbox, [
        "link",
        "root/etc/passwd",
        "environ",
        "pipe",
        "../etc/passwd",
        "/etc/passwd",
        "fine",
      ]);
      expect(text(asked.files)).toEqual({ fine: "fine\n" });
    });
  });

  it("bounds what comes back, whatever the files say of their size", async () => {
    await withSandbox(target, async (sandbox) => {
      await runIn(
        sandbox,
        bash("truncate -s 50M sparse; head -c 3M /dev/zero > big; head -c 3M /dev/zero > big2; echo small > small"),
      );
      const { files, skipped } = await collect(sandbox);
      const bytes = files.reduce((sum, entry) => sum + entry.content.length, 0);
      expect(bytes).toBeLessThanOrEqual(5 * MIB);
      expect(files.map((entry) => entry.path)).toContain("small");
      expect(skipped.map((entry) => entry.path)).toContain("sparse");
    });
  });

  it("bounds how many files come back", async () => {
    await withSandbox(target, async (sandbox) => {
      await runIn(sandbox, bash("for i in $(seq 200); do echo $i > f$i; done; mkdir -p $(seq -s/ 1 100); echo end"));
      const { files } = await collect(sandbox);
      expect(files.length).toBe(50);
    });
  });

  it("leaves nothing for the next execution", async () => {
    const look = "cat /work/left /tmp/left /dev/shm/left 2>/dev/null; ls -A /work /tmp /dev/shm";
    const first = await execute(target, bash(`for d in /work /tmp /dev/shm; do echo secret > $d/left; done; ${look}`));
    expect(first.stdout).toContain("secret");
    expect((await execute(target, bash(look))).stdout).not.toContain("left");
  });

  it("runs programs from the work folder", async () => {
    const { stdout } = await execute(target, bash("cp /bin/echo mine; ./mine mine"));
    expect(stdout).toBe("mine\n");
  });
}
