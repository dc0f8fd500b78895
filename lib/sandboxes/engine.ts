/**
 * The one interface between executions and whatever runs them. Plain data only: nothing of an engine's own world
 * (a pod, a cgroup, a child process) crosses it.
 */

/** Limits of one sandbox. What an engine cannot enforce is said in its {@link EngineCapabilities}. */
export interface SandboxLimits {
  /** Wall time of the program in milliseconds; waiting for input does not count in an interactive run. */
  wallMs: number;
  /** Wall time including the waits for input, in milliseconds. */
  totalMs: number;
  /** CPU time of all processes together, in milliseconds. */
  cpuMs: number;
  /** Memory of all processes together, files in memory included, in bytes. */
  memoryBytes: number;
  /** CPU share in thousandths of one CPU. */
  cpuMillis: number;
  /** Processes and threads at one time. */
  processes: number;
  /** Standard output and standard error together, in bytes. */
  outputBytes: number;
  /** Size of the work folder, in bytes. */
  workBytes: number;
  /** Size of `/tmp`, in bytes. */
  tmpBytes: number;
  /** Largest single file, in bytes. */
  fileBytes: number;
  /** Open descriptors of one process. */
  openFiles: number;
  /** Files given back after the run. */
  artifactFiles: number;
  /** Bytes of those files together. */
  artifactBytes: number;
  /** Whether inet sockets work. */
  network: boolean;
}

/** One file beneath the work folder. */
export interface SandboxFile {
  /** Relative, `/`-separated, without `..`. */
  path: string;
  content: Uint8Array;
  /** Permission bits; 0o644 when absent. */
  mode?: number;
}

/** How a process is started ahead of need; it reads descriptor 3 before it does anything (see runner/PROTOCOL.md). */
export interface PrimeCommand {
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** What an engine must know of a language to keep sandboxes for it. */
export interface SandboxProfile {
  /** Stable key of the pool: language, version and size class. */
  key: string;
  /** Sizes and network are fixed when a sandbox is made; the rest is set at the run. */
  limits: SandboxLimits;
  prime?: PrimeCommand;
  /** Name of the image with the language's tools, for an engine that runs images. */
  image?: string;
  /** Host files the language needs besides the system's own, read-only: absolute source and target. */
  mounts: readonly { source: string; target: string }[];
}

/** One command in a sandbox. */
export interface SandboxCommand {
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Written before the start, beneath the work folder. */
  files: readonly SandboxFile[];
  /** Feed the primed process with these bytes instead of starting `argv`; ignored when the sandbox has none. */
  primeData?: Uint8Array;
  tty: boolean;
  /** Standard input stays open for {@link Sandbox.writeStdin}. */
  interactive: boolean;
  stdin?: Uint8Array;
  rows?: number;
  columns?: number;
  limits: SandboxLimits;
}

/** Why a command ended, as the engine knows it from counters and the runner, never from output. */
export type ExitReason =
  | "exited"
  | "wall_limit"
  | "cpu_limit"
  | "output_limit"
  | "memory_limit"
  | "killed"
  | "not_started"
  | "lost";

/** Resources a command used. */
export interface ResourceUsage {
  wallMs: number;
  waitedMs: number;
  cpuMs: number;
  /** Peak of the whole sandbox in bytes where a cgroup counts, else of the largest process. */
  memoryBytes: number;
  stdoutBytes: number;
  stderrBytes: number;
  /** Output produced beyond the limit and thrown away. */
  droppedBytes: number;
}

/** How a command ended. */
export interface SandboxExit {
  reason: ExitReason;
  /** Present when the main process exited by itself. */
  exitCode?: number;
  /** Name such as `SIGSEGV` when a signal ended the main process. */
  signal?: string;
  usage: ResourceUsage;
  /** Words of the engine for `not_started` and `lost`. */
  message?: string;
}

/** What a running command tells, in order. */
export type SandboxEvent =
  | { type: "started"; primed: boolean }
  | { type: "stdout" | "stderr" | "echo"; data: Uint8Array }
  | { type: "waiting"; waiting: boolean };

/** Result of {@link Sandbox.collect}. */
export interface CollectedFiles {
  files: SandboxFile[];
  skipped: { path: string; reason: string }[];
}

/** One isolated place, used for one execution and then destroyed. */
export interface Sandbox {
  readonly id: string;
  /** True when it was ready before it was asked for. */
  readonly warm: boolean;
  /**
   * Runs one command to its end; only one at a time. `onEvent` is called in order and must not throw or reject;
   * while a promise of its own is pending, the program is held back once 256 KiB of output more have come.
   * Always resolves; what went wrong is in the result's `reason`.
   */
  run(command: SandboxCommand, onEvent: (event: SandboxEvent) => void | Promise<void>): Promise<SandboxExit>;
  /** Queues bytes for standard input. @throws SandboxStateError when nothing runs or 1 MiB is unread. */
  writeStdin(data: Uint8Array): void;
  /** Ends standard input (on a terminal: end-of-file once). */
  endStdin(): void;
  resize(rows: number, columns: number): void;
  /** Sends a signal, such as `SIGINT`, to the foreground process group. */
  signal(name: NodeJS.Signals): void;
  /** Kills every process of the command; {@link run} then resolves with `killed`. Nothing remains after 3 s. */
  kill(): void;
  /**
   * Reads regular files beneath the work folder after a command ended: what is new or changed, or just `paths`.
   * Never follows a link.
   */
  collect(options: {
    maxFiles: number;
    maxBytes: number;
    paths?: readonly string[];
    exclude?: readonly string[];
  }): Promise<CollectedFiles>;
  /** Destroys it. Idempotent; resolves when no process, cgroup or mount is left. */
  dispose(): Promise<void>;
}

/** A call that does not fit the sandbox's state. */
export class SandboxStateError extends Error {
  override name = "SandboxStateError";
}

/** The engine cannot provide a sandbox now or at all. */
export class EngineUnavailableError extends Error {
  override name = "EngineUnavailableError";
}

/** One thing the probe tried. */
export interface CapabilityCheck {
  /** Stable id such as `user_namespaces`, `memory_limit`. */
  id: string;
  /** `enforced`: seen to hold in a probe sandbox; `weak`: only in part; `absent`: does not hold. */
  state: "enforced" | "weak" | "absent";
  /** What enforces it here, in plain words: "cgroup v1 memory controller". */
  by: string;
  /** What to install or set for more. */
  remedy?: string;
}

/** Everything enforced · no cgroup · nothing may run. */
export type IsolationTier = "full" | "weak" | "refused";

/** What this host or cluster really enforces, found by running a probe sandbox. */
export interface EngineCapabilities {
  engine: string;
  tier: IsolationTier;
  /** One sentence for people. */
  summary: string;
  checks: readonly CapabilityCheck[];
}

/** How long a step took, over the last few hundred times. */
export interface StepTiming {
  /** Since the start. */
  count: number;
  p50Ms: number;
  p99Ms: number;
}

/** Steps of making a sandbox, as far as the engine has them and they have happened. */
export interface StepTimings {
  /** All of it, until it could run something. */
  start?: StepTiming;
  /** Taking one that somebody else keeps. */
  claim?: StepTiming;
  /** Opening its stream. */
  attach?: StepTiming;
}

/** State of one pool. */
export interface PoolStatus {
  key: string;
  size: number;
  ready: number;
  starting: number;
  inUse: number;
  hits: number;
  misses: number;
  timings: StepTimings;
}

/** Runs sandboxes. */
export interface SandboxEngine {
  readonly name: string;
  /** Probes, removes what a crashed server left, and starts filling the pools. */
  start(): Promise<EngineCapabilities>;
  capabilities(): EngineCapabilities;
  /**
   * Hands over a sandbox: a warm one at once when there is one, else a new one.
   * @throws EngineUnavailableError when the tier is refused, the engine is closing, or the sandbox cannot start.
   */
  acquire(profile: SandboxProfile, options?: { signal?: AbortSignal }): Promise<Sandbox>;
  pools(): PoolStatus[];
  /** From now on keeps so many sandboxes of a profile ready; those beyond are destroyed. */
  resizePool(profile: SandboxProfile, size: number): void;
  /**
   * Finds and destroys sandboxes that nobody of this installation uses, such as those that a crashed server left.
   * @returns how many.
   */
  sweep(): Promise<number>;
  /** Disposes idle sandboxes and refuses new ones; running ones are their owners' to end. */
  close(): Promise<void>;
}

/** What {@link SandboxEngine} is made with: the pools to keep. */
export interface PoolPlan {
  profile: SandboxProfile;
  size: number;
}
