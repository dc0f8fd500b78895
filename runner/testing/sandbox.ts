import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RunnerConnection, type RunnerFile } from "../../lib/sandboxes/protocol/connection";
import type { RunnerEvent } from "../../lib/sandboxes/protocol/events";
import type { RunnerCommand, RunnerExit } from "../../lib/sandboxes/protocol/messages";

const runnerFolder = join(fileURLToPath(import.meta.url), "../../../build/runner");
/** Another build of the runner can be tested, such as one with sanitizers. */
const RUNNER = process.env["PODIUM_TEST_RUNNER"] ?? join(runnerFolder, "podium-runner");
const USER = "61234";

const BWRAP = [
  ...["/usr/bin/bwrap", "--unshare-all", "--as-pid-1", "--die-with-parent", "--new-session", "--clearenv"],
  ...[
    "--ro-bind",
    "/usr",
    "/usr",
    "--symlink",
    "usr/bin",
    "/bin",
    "--symlink",
    "usr/lib",
    "/lib",
    "--symlink",
    "usr/lib64",
    "/lib64",
  ],
  ...["--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--proc", "/proc", "--dev", "/dev"],
  ...["--size", "67108864", "--tmpfs", "/tmp", "--size", "67108864", "--tmpfs", "/work", "--chdir", "/work"],
  ...["--ro-bind", RUNNER, "/podium/runner", "--ro-bind", join(runnerFolder, "prime"), "/podium/prime"],
  ...["--uid", "1000", "--gid", "1000", "--cap-drop", "ALL"],
];

/** A real runner under real bubblewrap, as a user that is nobody on this machine. */
export interface TestSandbox {
  child: ChildProcess;
  connection: RunnerConnection;
  stderr(): string;
  exited: Promise<number | null>;
}

/** Starts one without a connection, for tests that speak the protocol themselves. */
export function startRaw(): Omit<TestSandbox, "connection"> & {
  stdin: NodeJS.WritableStream;
  stdout: NodeJS.ReadableStream;
} {
  const identity = process.getuid?.() === 0 ? ["--uid", USER, "--gid", USER] : [];
  const child = spawn(
    join(runnerFolder, "podium-runner"),
    ["--launch", ...identity, "--", ...BWRAP, "--", "/podium/runner", "--exit-on-eof"],
    {
      env: { NODE_ENV: "test" },
      stdio: "pipe",
    },
  );
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.on("error", () => undefined);
  const exited = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return { child, stdin: child.stdin, stdout: child.stdout, stderr: () => stderr, exited };
}

/** Starts one with a connection. */
export function startSandbox(): TestSandbox {
  const { child, stderr, exited } = startRaw();
  if (!child.stdout || !child.stdin) throw new Error("no pipes");
  return { child, connection: new RunnerConnection(child.stdout, child.stdin), stderr, exited };
}

/** Output, events and end of one run. */
export interface RunRecord {
  exit: RunnerExit;
  stdout: string;
  stderr: string;
  echo: string;
  events: RunnerEvent[];
}

/** Environment every test command gets. */
export const ENV = { PATH: "/usr/bin:/bin", HOME: "/work", LANG: "C.UTF-8" };

/** Options of {@link record}. */
export interface RecordOptions extends Partial<RunnerCommand> {
  files?: RunnerFile[];
  stdin?: string;
  onEvent?: (event: RunnerEvent) => void;
}

/** Runs a command and keeps everything it told. */
export async function record(
  connection: RunnerConnection,
  argv: string[],
  options: RecordOptions = {},
): Promise<RunRecord> {
  const { files = [], stdin, onEvent, ...rest } = options;
  const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[], echo: [] as Buffer[] };
  const events: RunnerEvent[] = [];
  const command = { argv, env: ENV, wallMs: 20_000, outputBytes: 8_000_000, ...rest };
  const exit = await connection.run(command, files, stdin === undefined ? undefined : Buffer.from(stdin), (event) => {
    events.push(event);
    if ("data" in event) kept[event.type].push(event.data);
    onEvent?.(event);
  });
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  return { exit, events, stdout: text(kept.stdout), stderr: text(kept.stderr), echo: text(kept.echo) };
}

/** A Python program as a file and its command. */
export function python(source: string): { argv: string[]; files: RunnerFile[] } {
  return { argv: ["/usr/bin/python3", "-u", "main.py"], files: [{ path: "main.py", content: Buffer.from(source) }] };
}
