/** Numbers of the protocol; their meaning is in runner/PROTOCOL.md, and runner/runner.h holds the same. */

/** Version this half speaks. */
export const PROTOCOL_VERSION = 2;
/** Bytes before the payload of a frame. */
export const HEADER_BYTES = 12;
/** Largest payload of a frame. */
export const MAX_PAYLOAD = 65_536;

/** Bytes a ping carries. */
export const PING_BYTES = 16;

/** Types of frames the host sends. */
export const HostFrame = {
  prime: 0x01,
  run: 0x02,
  stdin: 0x03,
  stdinEnd: 0x04,
  signal: 0x05,
  resize: 0x06,
  kill: 0x07,
  ack: 0x08,
  resume: 0x09,
  ping: 0x0a,
  fileOpen: 0x0b,
  fileData: 0x0c,
  fileClose: 0x0d,
  collect: 0x0e,
  shutdown: 0x0f,
  greet: 0x10,
} as const;

/** Types of frames the runner sends. */
export const RunnerFrame = {
  hello: 0x81,
  primed: 0x82,
  started: 0x83,
  stdout: 0x84,
  stderr: 0x85,
  echo: 0x86,
  waiting: 0x87,
  exit: 0x88,
  file: 0x89,
  fileChunk: 0x8a,
  collected: 0x8b,
  error: 0x8c,
  pong: 0x8d,
  fileStored: 0x8e,
} as const;

/** Tags of fields in structured payloads. */
export const Tag = {
  arg: 1,
  env: 2,
  cwd: 3,
  tty: 4,
  rows: 5,
  columns: 6,
  wallMs: 7,
  totalMs: 8,
  cpuMs: 9,
  outputBytes: 10,
  nofile: 11,
  fsize: 12,
  nproc: 13,
  interactive: 14,
  network: 15,
  usePrimed: 16,
  primeData: 17,
  stack: 18,
  path: 32,
  mode: 33,
  size: 34,
  maxFiles: 35,
  maxBytes: 36,
  exclude: 37,
  files: 38,
  skipped: 39,
  reason: 64,
  exitCode: 65,
  termSignal: 66,
  wallUs: 67,
  waitedUs: 68,
  userUs: 69,
  systemUs: 70,
  maxRssKib: 71,
  stdoutBytes: 72,
  stderrBytes: 73,
  droppedBytes: 74,
  message: 75,
  code: 76,
  version: 77,
  arch: 78,
  feature: 79,
  sync: 80,
  memoryBytes: 81,
} as const;

/** Reasons of `EXIT` in the order of their numbers. */
export const EXIT_REASONS = [
  "exited",
  "wall_limit",
  "output_limit",
  "killed",
  "cpu_limit",
  "not_started",
  "memory_limit",
] as const;

/** Why a run ended, as the runner tells it. */
export type RunnerExitReason = (typeof EXIT_REASONS)[number];
