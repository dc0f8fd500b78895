import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildRunner } from "../scripts/build-runner";
import { ENV, python, record, type RecordOptions, startSandbox, type TestSandbox } from "./testing/sandbox";

const open: TestSandbox[] = [];

function start(): TestSandbox {
  const sandbox = startSandbox();
  open.push(sandbox);
  return sandbox;
}

function runPython(source: string, options: RecordOptions = {}) {
  const { argv, files } = python(source);
  return record(start().connection, argv, { ...options, files: [...files, ...(options.files ?? [])] });
}

beforeAll(async () => {
  await buildRunner();
}, 60_000);

afterEach(async () => {
  for (const sandbox of open.splice(0)) {
    sandbox.child.kill("SIGKILL");
    await sandbox.exited;
  }
});

describe("a run with pipes", () => {
  test("gives output, errors and the exit code", async () => {
    const run = await runPython("import sys; print('out'); print('err', file=sys.stderr); sys.exit(7)");
    expect(run).toMatchObject({
      stdout: "out\n",
      stderr: "err\n",
      exit: { reason: "exited", exitCode: 7, stdoutBytes: 4, stderrBytes: 4 },
    });
    expect(run.exit.maxRssKib).toBeGreaterThan(1000);
  });

  test("names the signal that ended it", async () => {
    const run = await runPython("import os; os.kill(os.getpid(), 11)");
    expect(run.exit).toMatchObject({ reason: "exited", signal: "SIGSEGV" });
  });

  test("is preferred by the OOM killer over the runner", async () => {
    const run = await runPython(
      "import time; time.sleep(.05); print(*[open(f'/proc/{p}/oom_score_adj').read().strip() for p in ('self', 1)])",
    );
    expect(run.stdout).toBe("1000 500\n");
  });

  test("reads 900 KB of standard input to its end", async () => {
    const run = await runPython("import sys; print(len(sys.stdin.read()))", { stdin: "x".repeat(900_000) });
    expect(run.stdout).toBe("900000\n");
  });

  test("tells when more than 1 MiB of standard input is unread", async () => {
    const run = await runPython("import time; time.sleep(0.5); print('alive')", { stdin: "x".repeat(1_300_000) });
    expect(run.events).toContainEqual(expect.objectContaining({ type: "error", code: "stdin_full" }));
    expect(run.stdout).toBe("alive\n");
  });

  test("keeps all of a burst written just before the exit", async () => {
    const run = await runPython("import os; os.write(1, b'x' * 65536); os._exit(0)");
    expect(run.stdout.length).toBe(65_536);
  });

  test("says why a program could not start", async () => {
    const run = await record(start().connection, ["/work/missing"]);
    expect(run.exit).toMatchObject({ reason: "not_started", message: "/work/missing: No such file or directory" });
    expect(run.exit.exitCode).toBeUndefined();
  });

  test("starts with default signals, no foreign descriptors and a session of its own", async () => {
    const run = await runPython(
      "import os; print(sorted(os.listdir('/proc/self/fd'))[:3], len(os.listdir('/proc/self/fd')), os.getsid(0) == os.getpid());" +
        "print([l.split()[1] for l in open('/proc/self/status') if l.startswith(('SigBlk', 'NoNewPrivs', 'Seccomp:'))])",
    );
    expect(run.stdout).toBe("['0', '1', '2'] 4 True\n['0000000000000000', '1', '2']\n");
  });

  test("leaves nothing alive, not even a daemon of its own session, and reaps every zombie", async () => {
    const { connection } = start();
    const daemon = python(
      "import os, time\nfor _ in range(20):\n  if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(60)\n    os._exit(0)\ntime.sleep(.2)",
    );
    expect((await record(connection, daemon.argv, { files: daemon.files })).exit.reason).toBe("exited");
    const look = python(
      "import os; print([p for p in os.listdir('/proc') if p.isdigit() and p not in ('1', str(os.getpid()))])",
    );
    expect((await record(connection, look.argv, { files: look.files })).stdout).toBe("[]\n");
  });
});

describe("limits", () => {
  test("wall time, with the output until then kept", async () => {
    const run = await runPython("import time; print('early'); time.sleep(60)", { wallMs: 300 });
    expect(run).toMatchObject({ stdout: "early\n", exit: { reason: "wall_limit", signal: "SIGKILL" } });
    expect(run.exit.wallUs).toBeLessThan(1_000_000);
  });

  test("CPU time of the whole tree", async () => {
    const run = await runPython("import os\nos.fork(); os.fork()\nwhile True: pass", { cpuMs: 400 });
    expect(run.exit.reason).toBe("cpu_limit");
    expect(run.exit.userUs + run.exit.systemUs).toBeGreaterThan(300_000);
    expect(run.exit.userUs + run.exit.systemUs).toBeLessThan(900_000);
  });

  test("output, to the byte", async () => {
    const run = await runPython("while True: print('y' * 1000)", { outputBytes: 100_000 });
    expect(run.exit.reason).toBe("output_limit");
    expect(run.stdout.length).toBe(100_000);
    expect(run.exit.stdoutBytes - run.exit.droppedBytes).toBe(100_000);
  });

  test("output exactly at the limit is no breach", async () => {
    const run = await runPython("import os; os.write(1, b'z' * 5000)", { outputBytes: 5000 });
    expect(run).toMatchObject({ exit: { reason: "exited", exitCode: 0, droppedBytes: 0 } });
  });

  test("endless writing to the terminal's echo", async () => {
    const run = await runPython("t = open('/dev/tty', 'w')\nwhile True: t.write('e' * 1000)", {
      outputBytes: 50_000,
      tty: true,
    });
    expect(run.exit.reason).toBe("output_limit");
    expect(run.echo.length).toBe(50_000);
  });

  test("descriptors, file size, stack and no core", async () => {
    const run = await runPython(
      "import resource as r\nfor n in 'NOFILE FSIZE STACK CORE'.split(): print(n, r.getrlimit(getattr(r, 'RLIMIT_' + n)))",
      {
        nofile: 64,
        fsize: 1_000_000,
        stack: 4_194_304,
      },
    );
    expect(run.stdout).toBe("NOFILE (64, 64)\nFSIZE (1000000, 1000000)\nSTACK (4194304, 4194304)\nCORE (0, 0)\n");
  });

  test("a fork bomb ends at the wall limit", async () => {
    const run = await runPython("import os\nwhile True:\n  try: os.fork()\n  except OSError: pass", {
      wallMs: 500,
      nproc: 60,
    });
    expect(run.exit.reason).toBe("wall_limit");
  });
});

describe("--launch", () => {
  const launch = (...args: string[]) =>
    spawnSync("build/runner/podium-runner", ["--launch", ...args], { encoding: "utf8" });

  test("starts the program with the identity it is told and nothing in its environment", () => {
    const { stdout } = launch(
      "--uid",
      "61234",
      "--gid",
      "61235",
      "--",
      "/bin/sh",
      "-c",
      "id -u; id -G; cat /proc/self/oom_score_adj; tr '\\0' '\\n' </proc/$$/environ",
    );
    expect(stdout).toBe("61234\n61235\n500\n");
  });

  test.each([
    [
      ["--cgroup", "/no/such/cgroup", "--", "/bin/true"],
      "cannot join the cgroup /no/such/cgroup/cgroup.procs: No such file or directory",
    ],
    [["--uid", "0", "--gid", "0", "--", "/bin/true"], "above 0"],
    [["--uid", "1x", "--", "/bin/true"], "above 0"],
    [["--uid", "5", "--", "/bin/true"], "go together"],
    [["--", "/no/such/program"], "cannot execute /no/such/program"],
    [["--other", "x", "--"], "options"],
    [[], "no program"],
  ])("fails with 125 and words: %j", (args, words) => {
    const { status, stderr } = launch(...args);
    expect(status).toBe(125);
    expect(stderr).toContain(words);
  });

  test("the runner itself refuses to be anything but PID 1", () => {
    const { status, stderr } = spawnSync("build/runner/podium-runner", ["--work", "/tmp"], { encoding: "utf8" });
    expect([status, stderr]).toEqual([64, expect.stringContaining("PID 1")]);
  });
});

describe("the host's control", () => {
  test("kill acts in the middle of endless output", async () => {
    const { connection } = start();
    const { argv, files } = python("while True: print('y' * 1000)");
    let killed = 0;
    const run = await record(connection, argv, {
      files,
      outputBytes: 0,
      onEvent: (event) => {
        if (event.type === "stdout" && killed === 0) {
          killed = performance.now();
          connection.kill();
        }
      },
    });
    expect(run.exit).toMatchObject({ reason: "killed", signal: "SIGKILL" });
    expect(performance.now() - killed).toBeLessThan(1000);
  });

  test("signals reach the process group", async () => {
    const { connection } = start();
    const { argv, files } = python(
      "import time\ntry:\n  print('up')\n  time.sleep(60)\nexcept KeyboardInterrupt: print('interrupted')",
    );
    const run = await record(connection, argv, {
      files,
      onEvent: (event) => event.type === "stdout" && connection.signal("SIGINT"),
    });
    expect(run.stdout).toContain("interrupted");
  });

  test("kill at once after run, before the program began", async () => {
    for (let i = 0; i < 10; i++) {
      const { connection } = start();
      await connection.hello;
      const running = record(connection, ["/bin/sleep", "60"]);
      connection.kill();
      expect((await running).exit.reason).toBe("killed");
    }
  });

  test("refuses a second command while one runs, and answers pings meanwhile", async () => {
    const { connection } = start();
    const { argv, files } = python("import time; time.sleep(.3)");
    const running = record(connection, argv, { files });
    await connection.ping();
    expect(() => connection.run({ argv, env: ENV }, [], undefined, () => undefined)).toThrow("running already");
    expect((await running).exit.reason).toBe("exited");
  });

  test("everything ends with the host's end of the stream", async () => {
    const sandbox = start();
    await sandbox.connection.hello;
    sandbox.child.stdin?.end();
    expect(await sandbox.exited).toBe(0);
  });

  test("SIGTERM from outside ends it, from inside it does nothing", async () => {
    const sandbox = start();
    const { argv, files } = python(
      "import os, time\ntry: os.kill(1, 15)\nexcept PermissionError: print('refused')\nos.system('kill -9 1 2>/dev/null'); print('alive')",
    );
    expect((await record(sandbox.connection, argv, { files })).stdout).toBe("refused\nalive\n");
    sandbox.child.kill("SIGTERM");
    expect((await sandbox.connection.lost).message).toContain("ended");
  });

  test("a lost runner rejects what waits for it", async () => {
    const sandbox = start();
    const { argv, files } = python("import time; time.sleep(60)");
    const run = record(sandbox.connection, argv, { files, onEvent: () => sandbox.child.kill("SIGKILL") });
    await expect(run).rejects.toThrow("stream");
  });
});

describe("a primed interpreter", () => {
  const primePython = {
    argv: ["/usr/bin/python3", "-u", "main.py"],
    env: { ...ENV, PYTHONPATH: "/podium/prime/python", PODIUM_PRIMED: "1" },
  };
  const primeNode = { argv: ["/usr/bin/node", "--require", "/podium/prime/node/prime.cjs", "/work/main.js"], env: ENV };
  const data = (args: string[], env: Record<string, string>) => Buffer.from(JSON.stringify({ args, env }));

  async function primed(prime: typeof primePython | typeof primeNode, source: string, options: RecordOptions = {}) {
    const { connection } = start();
    await connection.prime(prime);
    const name = prime === primeNode ? "main.js" : "main.py";
    return record(connection, [], {
      primeData: data([], ENV),
      files: [{ path: name, content: Buffer.from(source) }],
      ...options,
    });
  }

  test("runs Python as if it had been started for it", async () => {
    const source =
      "import sys, os\nprint(__name__, __file__, sys.argv, dict(os.environ), 'json' in sys.modules, os.listdir('/proc/self/fd'))\nprint(sys.path[:2])\nimport json\nprint(json.mine)\n1/0";
    const run = await primed(primePython, source, {
      primeData: data(["a", "é😀"], { A: "b" }),
      files: [
        { path: "main.py", content: Buffer.from(source) },
        { path: "json.py", content: Buffer.from("mine = 'own json'") },
      ],
    });
    expect(run.stdout).toBe(
      "__main__ /work/main.py ['main.py', 'a', 'é😀'] {'A': 'b'} False ['0', '1', '2', '3']\n['/work', '/usr/lib/python311.zip']\nown json\n",
    );
    expect(run.stderr).toBe(
      'Traceback (most recent call last):\n  File "/work/main.py", line 6, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n',
    );
    expect(run.exit.exitCode).toBe(1);
  });

  test("gets the limits of its run", async () => {
    const run = await primed(
      primePython,
      "import resource as r; print(r.getrlimit(r.RLIMIT_NOFILE), r.getrlimit(r.RLIMIT_FSIZE))",
      { nofile: 50, fsize: 4096 },
    );
    expect(run.stdout).toBe("(50, 50) (4096, 4096)\n");
  });

  test("puts Python on a terminal with its prompt on standard output", async () => {
    const { connection } = start();
    await connection.prime(primePython);
    const source =
      "import sys, os\nname = input('name? ')\nprint(name, [os.ttyname(fd) for fd in range(3)], sys.stdin.isatty(), sys.stdin.name, os.tcgetpgrp(0) == os.getpgrp())";
    const run = await record(connection, [], {
      primeData: data([], ENV),
      files: [{ path: "main.py", content: Buffer.from(source) }],
      tty: true,
      interactive: true,
      onEvent: (event) => event.type === "waiting" && event.waiting && connection.writeStdin(Buffer.from("Ada\n")),
    });
    expect(run.stdout).toBe("name? Ada ['/dev/pts/0', '/dev/pts/1', '/dev/pts/2'] True <stdin> True\n");
    expect(run.echo).toBe("Ada\r\n");
  });

  test("runs Node, on pipes and on a terminal", async () => {
    const source =
      "console.log(process.argv.slice(1), process.execArgv, !!process.stdout.isTTY, process.env.A); process.stdin.on('data', (d) => { console.log('got ' + d); process.exit(3); })";
    for (const tty of [false, true]) {
      const run = await primed(primeNode, source, { primeData: data(["x"], { A: "b" }), stdin: "in\n", tty });
      expect(run.stdout).toBe(`[ '/work/main.js', 'x' ] [] ${tty} b\ngot in\n\n`);
      expect(run.exit.exitCode).toBe(3);
    }
  });

  test("has native stack traces in Node", async () => {
    const run = await primed(primeNode, "null.x");
    expect(run.stderr).toContain(
      "/work/main.js:1\nnull.x\n     ^\n\nTypeError: Cannot read properties of null (reading 'x')\n    at Object.<anonymous> (/work/main.js:1:6)",
    );
    expect(run.stderr).not.toContain("prime");
  });

  test("ends quietly when it is never fed", async () => {
    const { connection } = start();
    await connection.prime(primePython);
    const other = await record(connection, ["/bin/echo", "instead"]);
    expect(other).toMatchObject({ stdout: "instead\n", stderr: "", exit: { exitCode: 0 } });
    expect((await record(connection, [], { primeData: Buffer.from("{}") })).exit).toMatchObject({
      reason: "not_started",
      message: "no process is primed",
    });
  });

  test("says why priming failed", async () => {
    const { connection } = start();
    await expect(connection.prime({ argv: ["/usr/bin/python3", "-c", "0/0"], env: ENV })).rejects.toThrow(
      "ZeroDivisionError",
    );
    await expect(connection.prime({ argv: ["/missing"], env: ENV })).rejects.toThrow("No such file");
  });
});

describe("waiting for input", () => {
  test.each([
    [
      "Python on pipes",
      false,
      ["/usr/bin/python3", "-u", "-c", "import time\ninput('? ')\ntime.sleep(.1)\ninput('? ')"],
    ],
    [
      "Python on a terminal",
      true,
      ["/usr/bin/python3", "-u", "-c", "import time\ninput('? ')\ntime.sleep(.1)\ninput('? ')"],
    ],
    [
      "Python's select",
      false,
      ["/usr/bin/python3", "-u", "-c", "import os, select\nfor _ in 'ab': select.select([0], [], []); os.read(0, 9)"],
    ],
    [
      "Python's poll",
      false,
      [
        "/usr/bin/python3",
        "-u",
        "-c",
        "import os, select\np = select.poll(); p.register(0, select.POLLIN)\nfor _ in 'ab': p.poll(); os.read(0, 9)",
      ],
    ],
    [
      "Node on pipes",
      false,
      ["/usr/bin/node", "-e", "let n = 0; process.stdin.on('data', () => ++n == 2 && process.exit())"],
    ],
    [
      "Node on a terminal",
      true,
      ["/usr/bin/node", "-e", "let n = 0; process.stdin.on('data', () => ++n == 2 && process.exit())"],
    ],
    ["a child of a shell", false, ["/bin/sh", "-c", "cat | head -n 2"]],
  ])("is seen in %s and does not count", async (name, tty, argv) => {
    const { connection } = start();
    let inputs = 0;
    const run = await record(connection, argv, {
      tty,
      interactive: true,
      wallMs: 700,
      onEvent: (event) => {
        if (event.type === "waiting" && event.waiting)
          setTimeout(() => connection.writeStdin(Buffer.from(`${++inputs}\n`)), 500);
      },
    });
    expect(run.exit).toMatchObject({ reason: "exited" });
    expect(run.exit.waitedUs).toBeGreaterThan(800_000);
    const kinds = run.events.map((event) => (event.type === "waiting" ? `waiting ${event.waiting}` : event.type));
    if (name.startsWith("Python on"))
      expect(kinds.indexOf(tty ? "stderr" : "stdout")).toBeLessThan(kinds.indexOf("waiting true"));
  });

  test("sleeping is not waiting", async () => {
    expect((await runPython("import time; time.sleep(5)", { interactive: true, wallMs: 300 })).exit.reason).toBe(
      "wall_limit",
    );
  });

  test("counts against the total", async () => {
    const run = await runPython("input()", { interactive: true, wallMs: 5000, totalMs: 400 });
    expect(run.exit.reason).toBe("wall_limit");
    expect(run.exit.waitedUs).toBeGreaterThan(200_000);
  });
});

describe("a terminal", () => {
  test("keeps output and errors apart, unprocessed, and tells its size", async () => {
    const run = await runPython(
      "import os, sys\nprint('a', file=sys.stderr)\nprint(os.get_terminal_size(1), sys.stdin.isatty())",
      { tty: true, rows: 33, columns: 111 },
    );
    expect(run).toMatchObject({ stdout: "os.terminal_size(columns=111, lines=33) True\n", stderr: "a\n" });
  });

  test("tells the program when its size changes", async () => {
    const { connection } = start();
    const { argv, files } = python(
      "import os, signal\nsignal.signal(signal.SIGWINCH, lambda *_: (print(os.get_terminal_size(1)), os._exit(0)))\nprint('up')\nsignal.pause()",
    );
    const run = await record(connection, argv, {
      files,
      tty: true,
      onEvent: (event) => event.type === "stdout" && connection.resize(7, 300),
    });
    expect(run.stdout).toContain("os.terminal_size(columns=300, lines=7)");
  });

  test("drains a burst written just before the exit", async () => {
    const run = await runPython("import sys; sys.stdout.write('x' * 60000)", { tty: true });
    expect(run.stdout.length).toBe(60_000);
  });

  test.each(["", "part", "line\n"])("ends input after %j", async (typed) => {
    const { connection } = start();
    const { argv, files } = python("import sys; print(repr(sys.stdin.read()))");
    const run = await record(connection, argv, { files, tty: true, stdin: typed });
    expect(run.stdout).toBe(`${JSON.stringify(typed).replaceAll('"', "'")}\n`);
  });

  test("an interrupt typed as Ctrl-C reaches the program", async () => {
    const { connection } = start();
    const { argv, files } = python(
      "import time\ntry:\n  print('up')\n  time.sleep(60)\nexcept KeyboardInterrupt: print('interrupted')",
    );
    const run = await record(connection, argv, {
      files,
      tty: true,
      interactive: true,
      onEvent: (event) => event.type === "stdout" && connection.writeStdin(Buffer.from("\x03")),
    });
    expect(run.stdout).toContain("interrupted");
  });

  test("a C program's prompt comes before it waits, on pipes too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "podium-"));
    try {
      const source =
        '#include <stdio.h>\nint main(void){char n[9];printf("name? ");scanf("%8s",n);printf("hi %s",n);return 0;}';
      execFileSync("gcc", ["-x", "c", "-", "-x", "none", "build/runner/prime/c/stdio.o", "-o", join(folder, "a")], {
        input: source,
      });
      const { connection } = start();
      const run = await record(connection, ["/work/a"], {
        interactive: true,
        files: [{ path: "a", content: readFileSync(join(folder, "a")), mode: 0o755 }],
        onEvent: (event) =>
          event.type === "stdout" && event.data.toString() === "name? " && connection.writeStdin(Buffer.from("Bo\n")),
      });
      expect(run.stdout).toBe("name? hi Bo");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("system calls", () => {
  async function probe(network: boolean): Promise<Record<string, string>> {
    const folder = mkdtempSync(join(tmpdir(), "podium-"));
    try {
      execFileSync("gcc", ["-O1", "-static", "-o", join(folder, "probe"), "runner/testing/probe.c"]);
      const run = await record(start().connection, ["/work/probe"], {
        network,
        tty: true,
        files: [{ path: "probe", content: readFileSync(join(folder, "probe")), mode: 0o755 }],
      });
      return Object.fromEntries(
        run.stdout
          .trim()
          .split("\n")
          .map((line) => [line.slice(0, line.lastIndexOf(" ")), line.slice(line.lastIndexOf(" ") + 1)]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test("what is dangerous is refused, what is ordinary works", async () => {
    const { clone3, "unknown new call": unknown, "core limit": core, "x32 signal": x32, ...rest } = await probe(false);
    expect({ clone3, unknown, core }).toEqual({ clone3: "ENOSYS", unknown: "ENOSYS", core: "0" });
    if (process.arch === "x64") expect(x32).toBe("31");
    for (const [what, answer] of Object.entries(rest)) {
      if (what.startsWith("control")) expect([what, answer]).toEqual([what, "ok"]);
      else expect([what, answer]).toEqual([what, expect.stringMatching(/^(EPERM|EACCES)$/)]);
    }
    expect(Object.keys(rest).length).toBeGreaterThan(45);
  });

  test("with network only inet and route sockets are added", async () => {
    const answers = await probe(true);
    expect(answers).toMatchObject({
      tcp: "ok",
      tcp6: "ok",
      udp: "ok",
      "netlink route": "ok",
      "netlink audit": "EPERM",
      raw: "EPERM",
      packet: "EPERM",
      vsock: "EPERM",
      "socketpair inet": "EPERM",
    });
  });
});

describe("files", () => {
  test.each(["../x", "/etc/x", "a/../x", "", "a//b", "./a", "a/", "link/x"])("refuses %j", async (path) => {
    const { connection } = start();
    await record(connection, ["/bin/sh", "-c", "ln -s /tmp link"]);
    const run = await record(connection, ["/bin/ls", "/tmp"], { files: [{ path, content: Buffer.from("x") }] });
    expect(run.exit.reason).toBe("not_started");
    expect(run.exit.message).toMatch(/beneath|directory/);
  });

  test("never writes through what stands at the path", async () => {
    const { connection } = start();
    await record(connection, ["/bin/sh", "-c", "echo old >/tmp/t; ln -s /tmp/t main.py; mkfifo f"]);
    const run = await record(connection, ["/bin/sh", "-c", "cat /tmp/t main.py f d/e; stat -c %a main.py"], {
      files: ["main.py", "f", "d/e"].map((path) => ({ path, content: Buffer.from(`${path}\n`), mode: 0o750 })),
    });
    expect(run.stdout).toBe("old\nmain.py\nf\nd/e\n750\n");
  });

  test("gives back what is new or changed, and nothing else", async () => {
    const { connection } = start();
    const files = ["same", "changed", "deep/same", "touched"].map((path) => ({ path, content: Buffer.from(path) }));
    await record(
      connection,
      [
        "/bin/sh",
        "-c",
        "printf CHANGED >changed; cat same >new; mkdir -p a/b __pycache__; echo x >a/b/c; echo y >__pycache__/z; chmod 700 new",
      ],
      { files },
    );
    const { files: got } = await connection.collect({ maxFiles: 10, maxBytes: 1e6, exclude: ["__pycache__"] });
    const contents = Object.fromEntries(got.map((file) => [file.path, Buffer.from(file.content).toString()]));
    expect(contents).toEqual({ changed: "CHANGED", new: "same", "a/b/c": "x\n" });
    expect(got.find((file) => file.path === "new")?.mode).toBe(0o700);
    await record(connection, ["/bin/sh", "-c", "echo again >second"]);
    expect((await connection.collect({ maxFiles: 10, maxBytes: 1e6 })).files.map((file) => file.path)).toEqual([
      "second",
    ]);
  });

  test("never follows or opens what is no regular file, and bounds count, size and depth", async () => {
    const { connection } = start();
    await record(connection, [
      "/bin/sh",
      "-c",
      "ln -s /etc/passwd link; ln -s / root; mkfifo fifo; truncate -s 900G sparse; truncate -s 4096 hole; echo x >secret; chmod 0 secret; for i in 1 2 3; do echo $i >f$i; done;" +
        "d=.; for i in $(seq 40); do d=$d/d; done; mkdir -p $d; echo deep >$d/x; printf \"import socket; socket.socket(socket.AF_UNIX).bind('sock')\" | python3",
    ]);
    const all = await connection.collect({ maxFiles: 100, maxBytes: 1e6 });
    expect(all.files.map((file) => file.path).sort()).toEqual(["f1", "f2", "f3", "hole"]);
    expect(
      Object.fromEntries(all.skipped.filter(({ path }) => path.length < 20).map(({ path, reason }) => [path, reason])),
    ).toEqual({
      link: "link",
      root: "link",
      fifo: "fifo",
      sparse: "too_large",
      secret: "unreadable",
      sock: "socket",
    });
    expect(all.skipped.some(({ reason }) => reason === "too_deep")).toBe(true);
    const few = await connection.collect({ maxFiles: 2, maxBytes: 1e6 });
    expect(few.files).toHaveLength(2);
    const named = await connection.collect({
      maxFiles: 9,
      maxBytes: 1e6,
      paths: ["f1", "link", "../x", "/etc/passwd", "root/etc/passwd", "no"],
    });
    expect(named.files.map((file) => file.path)).toEqual(["f1"]);
    expect(named.skipped.map(({ reason }) => reason)).toEqual(["link", "bad_path", "bad_path", "missing", "missing"]);
  });

  test("gives back files larger than the window", async () => {
    const { connection } = start();
    await record(connection, ["/bin/sh", "-c", "head -c 3000000 /dev/urandom >big; sha256sum big"]);
    const { files } = await connection.collect({ maxFiles: 1, maxBytes: 4e6 });
    expect(files[0]?.content.length).toBe(3_000_000);
  });
});
