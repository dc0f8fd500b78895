import type { PoolPlan } from "../engine";

/** What the engine needs of a logger; pino's own fits. */
export interface EngineLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How a local engine is made: plain data, a logger and a clock. */
export interface LocalEngineOptions {
  /** Tells this installation's control groups from another's: letters, digits, `_` and `-`, at most 64. */
  installation: string;
  /** Absolute path of `podium-runner`. */
  runnerPath: string;
  /** Absolute path of bubblewrap; absent: not installed. */
  bwrapPath?: string;
  /** Absolute folder for generated files such as the sandboxes' /etc; made when missing. */
  stateFolder: string;
  /** Root file system whose `/usr` sandboxes see; absent: the host's own. */
  rootfs?: string;
  pools: readonly PoolPlan[];
  /** Sandboxes being made at one time for the pools. */
  maxStarting: number;
  /** First of the user ids leased to sandboxes when the server is root. */
  uidStart: number;
  /** How many there are: an upper bound of living sandboxes. */
  uidCount: number;
  /** False leaves control groups out, which is the weak tier. */
  cgroups: boolean;
  logger: EngineLogger;
  /** Monotonic time in milliseconds. */
  now: () => number;
}

/** The work folder inside a sandbox. */
export const WORK_FOLDER = "/work";
/** The runner inside a sandbox. */
export const RUNNER_IN_SANDBOX = "/podium/runner";
/** User and group id inside a sandbox. */
export const INNER_ID = 1000;
