import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { until } from "../conformance/execute";
import type { SandboxProcess } from "./sandbox-process";
import type { Spawner } from "./spawner";
import { createSpawner } from "./spawner";

const runnerPath = join(process.cwd(), "build/runner/podium-runner");
const sh = (script: string) => ({ argv: ["/bin/sh", "-c", script], cgroups: [] });
let folder: string;
let spawner: Spawner;
let warnings: string[];

const make = (where: string) =>
  createSpawner({
    runnerPath,
    folder: where,
    now: () => performance.now(),
    logger: { warn: (fields) => void warnings.push(JSON.stringify(fields)) },
  });
beforeEach(() => {
  warnings = [];
  folder = mkdtempSync(join(tmpdir(), "podium-spawner-test-"));
  spawner = make(folder);
});
afterEach(async () => {
  await spawner.close();
  rmSync(folder, { recursive: true });
});

const socketOf = (where: string) => join(where, readdirSync(where).find((name) => name.endsWith(".sock"))!);
const isThere = (pid: number | undefined) =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "latin1"));

/** Everything it prints until its end. */
async function outputOf({ stream }: SandboxProcess): Promise<string> {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  await new Promise((resolve) => stream.once("close", resolve));
  return Buffer.concat(chunks).toString();
}

/** Sends raw bytes as a client of its own; resolves with what comes back before the end. */
async function send(bytes: Uint8Array, end = false): Promise<string> {
  const socket = connect(socketOf(folder));
  const done = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => undefined).on("close", () => resolve(text));
  });
  socket.write(bytes);
  if (end) socket.end();
  return done;
}

describe("the spawner", () => {
  it("starts a program whose input and output are the stream, and tells its pid and its end", async () => {
    const started = await spawner.spawn(sh("read line; echo got $line; echo $$"));
    expect(isThere(started.pid)).toBe(true);
    started.stream.write("hello\n");
    expect(await outputOf(started)).toBe(`got hello\n${started.pid}\n`);
    await started.gone;
    expect([started.alive, existsSync(`/proc/${started.pid}`)]).toEqual([false, false]);
  });

  it("gives it nothing else: no environment, no descriptor, and the user it was told", async () => {
    const script =
      "tr '\\0' '\\n' </proc/self/environ; ls -l /proc/$$/fd | grep -c ' -> '; id -u; id -g; id -G; cat /proc/self/oom_score_adj; pwd; umask";
    const started = await spawner.spawn({ ...sh(script), uid: 61_234 });
    expect(await outputOf(started)).toBe("3\n61234\n61234\n61234\n500\n/\n0022\n");
    expect(started.words()).toBe("");
  });

  it("keeps the first 4 KiB of its words, and never blocks it for them", async () => {
    const started = await spawner.spawn(sh("echo refused >&2; head -c 300000 /dev/zero | tr '\\0' x >&2; echo done"));
    expect(await outputOf(started)).toBe("done\n");
    await started.gone;
    expect(started.words()).toMatch(/^refused\nx{4000,4090}$/);
  });

  it.each([
    [{ argv: ["/no/such/program"], cgroups: [] }, "cannot execute /no/such/program: No such file or directory"],
    [{ argv: ["/bin/true"], cgroups: ["/no/such/cgroup"] }, "cannot join the cgroup /no/such/cgroup/cgroup.procs"],
    [{ argv: ["/bin/true"], cgroups: Array<string>(9).fill("/x") }, "too many cgroups"],
    [{ argv: [], cgroups: [] }, "no program"],
    [{ argv: ["/bin/true"], cgroups: [], uid: 2 ** 32 - 1 }, "uid or gid"],
    [{ argv: Array<string>(5_000).fill("x"), cgroups: [] }, "too many"],
  ])("says why one did not start: %#", async (request, words) => {
    const started = await spawner.spawn(request);
    await started.gone;
    expect(started.words()).toContain(words);
  });

  it("kills the first child and then its parent, and reports when the parent was reaped", async () => {
    const started = await spawner.spawn(sh("sleep 1000 & wait; echo child gone; exec sleep 1000"));
    await until(() => readFileSync(`/proc/${started.pid}/task/${started.pid}/children`, "latin1") !== "", "the child");
    started.kill();
    expect(await outputOf(started)).toContain("child gone");
    await started.gone;
    expect(existsSync(`/proc/${started.pid}`)).toBe(false);
  });

  it("kills one whose stream the server closed", async () => {
    const started = await spawner.spawn({ argv: ["/bin/sleep", "1000"], cgroups: [] });
    started.stream.destroy();
    await started.gone;
    expect(existsSync(`/proc/${started.pid}`)).toBe(false);
  });

  it("lets output be read that came before the end, whatever the server writes meanwhile", async () => {
    const started = await spawner.spawn(sh("head -c 150000 /dev/zero"));
    await started.gone;
    for (let i = 0; i < 10; i++) started.stream.write("too late");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await outputOf(started)).length).toBe(150_000);
  });

  it("starts many at once, each with its own stream", async () => {
    const all = await Promise.all(Array.from({ length: 100 }, (_, index) => spawner.spawn(sh(`echo ${index}`))));
    expect(await Promise.all(all.map(outputOf))).toEqual(all.map((_, index) => `${index}\n`));
    await Promise.all(all.map((one) => one.gone));
    const pid = await spawner.pid();
    await until(() => readdirSync(`/proc/${pid}/fd`).length < 12, "every descriptor to be closed");
  });

  it("survives what is no request", async () => {
    const first = await spawner.spawn(sh("echo up"));
    const pid = await spawner.pid();
    const header = (length: number, type: number, ...rest: number[]) => {
      const bytes = Buffer.alloc(12 + rest.length);
      bytes.writeUInt32LE(length);
      bytes[4] = type;
      return Buffer.concat([bytes.subarray(0, 12), Buffer.from(rest)]);
    };
    const id = [96, 8, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0];
    const rubbish = [
      Buffer.alloc(1),
      Buffer.alloc(100),
      Buffer.alloc(200_000, 0xff),
      Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
      header(13, 0x41, ...id.slice(0, 5), ...Array<number>(8).fill(0)),
      header(0xffff_ffff, 0x41, ...id),
      header(65_537, 0x41, ...id),
      header(13, 0x42, ...id),
      header(5, 0x41, ...id),
      header(13, 0x41, 1, ...id.slice(1)),
      header(13, 0x41, 96, 255, 255, 255, 255, ...id.slice(5)),
      // These reach a child: cut off, a field that goes too far, a text with a NUL, no program.
      header(1_000, 0x41, ...id),
      header(18, 0x41, ...id, 1, 255, 0, 0, 0),
      header(20, 0x41, ...id, 1, 2, 0, 0, 0, 65, 0),
      header(13, 0x41, ...id),
    ];
    expect(await Promise.all(rubbish.map((bytes) => send(bytes, true)))).toEqual(rubbish.map(() => ""));
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(Array.from({ length: 60 }, () => Math.floor(Math.random() * 256)));
      header(13 + (round % 40), 0x41, ...id).copy(bytes, 0, 0, round % 25);
      await send(bytes, true);
    }
    expect(await outputOf(first)).toBe("up\n");
    expect(await outputOf(await spawner.spawn(sh("echo still")))).toBe("still\n");
    expect(await spawner.pid()).toBe(pid);
  });

  it("does not wait for a connection that asks for nothing", async () => {
    await spawner.spawn(sh("true"));
    const idle = Array.from({ length: 50 }, () => connect(socketOf(folder)));
    expect(await outputOf(await spawner.spawn(sh("echo quick")))).toBe("quick\n");
    for (const socket of idle) socket.destroy();
  });

  it("is closed to other users", async () => {
    await spawner.spawn(sh("true"));
    expect(statSync(socketOf(folder)).mode & 0o777).toBe(0o600);
  });

  it("ignores signals to the whole service, and ends with all it started when the server closes it", async () => {
    const started = await spawner.spawn({ argv: ["/bin/sleep", "1000"], cgroups: [] });
    const pid = await spawner.pid();
    for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.kill(pid!, name);
    expect(isThere(started.pid)).toBe(true);
    await spawner.close();
    await started.gone;
    await until(() => !isThere(started.pid) && !isThere(pid), "the end of both");
    expect(warnings).toEqual([]);
    await expect(spawner.spawn(sh("true"))).rejects.toThrow("closing");
  });

  it("takes what reads its stream along when it is killed, and is started again", async () => {
    const all = await Promise.all([1, 2, 3].map(() => spawner.spawn({ argv: ["/bin/cat"], cgroups: [], uid: 61_235 })));
    const pid = await spawner.pid();
    process.kill(pid!, "SIGKILL");
    await Promise.all(all.map((one) => one.gone));
    await until(() => !all.some((one) => isThere(one.pid)), "the end of all");
    expect(all.map((one) => one.alive)).toEqual([false, false, false]);
    expect(await outputOf(await spawner.spawn(sh("echo again")))).toBe("again\n");
    expect(await spawner.pid()).not.toBe(pid);
    expect(warnings).toHaveLength(1);
  });

  it("adopts and kills what a program leaves that dies ahead of its children, before it calls it gone", async () => {
    const started = await spawner.spawn(sh("for i in 1 2 3; do setsid sleep 1000 & echo $!; done; wait"));
    let printed = "";
    started.stream.on("data", (chunk) => {
      printed += chunk;
    });
    await until(() => printed.split("\n").length === 4, "the children");
    process.kill(started.pid!, "SIGKILL");
    await started.gone;
    expect(
      printed
        .trim()
        .split("\n")
        .map(Number)
        .filter((pid) => existsSync(`/proc/${pid}`)),
    ).toEqual([]);
  });

  it("puts its socket elsewhere when the folder's path is too long for one", async () => {
    const long = join(folder, "x".repeat(120));
    mkdirSync(long);
    const other = make(long);
    expect(await outputOf(await other.spawn(sh("echo far")))).toBe("far\n");
    expect(readdirSync(long)).toEqual([]);
    await other.close();
  });

  it("says so when it cannot be started at all", async () => {
    const broken = createSpawner({
      runnerPath: "/no/such/runner",
      folder,
      now: () => 0,
      logger: { warn: () => undefined },
    });
    await expect(broken.spawn(sh("true"))).rejects.toThrow(/Sandboxes cannot be started: .*ENOENT/);
    await broken.close();
  });
});
