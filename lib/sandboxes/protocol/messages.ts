import { constants } from "node:os";
import { EXIT_REASONS, HostFrame, MAX_PAYLOAD, type RunnerExitReason, Tag } from "./constants";
import { encodeFields, type FieldList, Fields } from "./fields";
import { encodeFrame, ProtocolError } from "./frames";

/** What the runner says of itself at its start. */
export interface Hello {
  version: number;
  arch: string;
  features: readonly string[];
  /** Token a resumed stream begins with. */
  sync: Uint8Array;
}

/** A command to prime or to run. */
export interface RunnerCommand {
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd?: string;
  tty?: boolean;
  rows?: number;
  columns?: number;
  wallMs?: number;
  totalMs?: number;
  cpuMs?: number;
  outputBytes?: number;
  nofile?: number;
  fsize?: number;
  nproc?: number;
  stack?: number;
  interactive?: boolean;
  network?: boolean;
  /** Feed the primed process with these bytes; `argv`, `env` and `cwd` are then ignored. */
  primeData?: Uint8Array;
}

/** How a run ended. */
export interface RunnerExit {
  reason: RunnerExitReason;
  exitCode?: number;
  /** Name such as `SIGSEGV`. */
  signal?: string;
  wallUs: number;
  waitedUs: number;
  userUs: number;
  systemUs: number;
  maxRssKib: number;
  stdoutBytes: number;
  stderrBytes: number;
  droppedBytes: number;
  /** Peak of the whole sandbox in bytes, where the runner sees its control group. */
  memoryBytes?: number;
  message?: string;
}

/** Encodes `PRIME` or `RUN`. @throws ProtocolError when arguments and environment do not fit one frame. */
export function encodeCommand(type: typeof HostFrame.prime | typeof HostFrame.run, command: RunnerCommand): Buffer {
  const primed = command.primeData !== undefined;
  const own: FieldList = primed
    ? [
        [Tag.usePrimed, true],
        [Tag.primeData, command.primeData],
      ]
    : [
        ...command.argv.map((value) => [Tag.arg, value] as const),
        ...Object.entries(command.env).map(([name, value]) => [Tag.env, `${name}=${value}`] as const),
        [Tag.cwd, command.cwd],
      ];
  const payload = encodeFields([
    ...own,
    [Tag.tty, command.tty],
    [Tag.rows, command.rows],
    [Tag.columns, command.columns],
    [Tag.wallMs, command.wallMs],
    [Tag.totalMs, command.totalMs],
    [Tag.cpuMs, command.cpuMs],
    [Tag.outputBytes, command.outputBytes],
    [Tag.nofile, command.nofile],
    [Tag.fsize, command.fsize],
    [Tag.nproc, command.nproc],
    [Tag.stack, command.stack],
    [Tag.interactive, command.interactive],
    [Tag.network, command.network],
  ]);
  if (payload.length > MAX_PAYLOAD) throw new ProtocolError("arguments and environment are larger than 64 KiB");
  return encodeFrame(type, payload);
}

/** Encodes a frame whose payload is a list of u32. */
export function encodeNumbers(type: number, ...numbers: number[]): Buffer {
  const payload = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) payload.writeUInt32LE(number, 4 * index);
  return encodeFrame(type, payload);
}

/** What a new stream to the same runner begins with: its token, then the last frame that arrived. */
export function encodeResume(sync: Uint8Array, lastSequence: number): Buffer {
  return Buffer.concat([sync, encodeNumbers(HostFrame.resume, lastSequence)]);
}

/** Encodes a file as its three kinds of frames. */
export function* encodeFile(path: string, content: Uint8Array, mode = 0o644): Generator<Buffer> {
  yield encodeFrame(
    HostFrame.fileOpen,
    encodeFields([
      [Tag.path, path],
      [Tag.mode, mode],
    ]),
  );
  yield* encodeChunks(HostFrame.fileData, content);
  yield encodeFrame(HostFrame.fileClose);
}

/** Encodes bytes as frames of at most 64 KiB. */
export function* encodeChunks(type: number, bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += MAX_PAYLOAD) yield encodeFrame(type, bytes.subarray(at, at + MAX_PAYLOAD));
}

/** Decodes `HELLO`. */
export function decodeHello(payload: Uint8Array): Hello {
  const fields = new Fields(payload);
  return {
    version: fields.number(Tag.version) ?? 0,
    arch: fields.text(Tag.arch) ?? "",
    features: fields.all(Tag.feature).map(String),
    sync: fields.all(Tag.sync)[0] ?? new Uint8Array(0),
  };
}

/** Decodes `EXIT`. */
export function decodeExit(payload: Uint8Array): RunnerExit {
  const fields = new Fields(payload);
  const reason = EXIT_REASONS[fields.number(Tag.reason) ?? -1];
  if (!reason) throw new ProtocolError("an exit without a known reason");
  const signal = fields.number(Tag.termSignal);
  return {
    reason,
    exitCode: fields.number(Tag.exitCode),
    signal: signal === undefined ? undefined : signalName(signal),
    wallUs: fields.number(Tag.wallUs) ?? 0,
    waitedUs: fields.number(Tag.waitedUs) ?? 0,
    userUs: fields.number(Tag.userUs) ?? 0,
    systemUs: fields.number(Tag.systemUs) ?? 0,
    maxRssKib: fields.number(Tag.maxRssKib) ?? 0,
    stdoutBytes: fields.number(Tag.stdoutBytes) ?? 0,
    stderrBytes: fields.number(Tag.stderrBytes) ?? 0,
    droppedBytes: fields.number(Tag.droppedBytes) ?? 0,
    memoryBytes: fields.number(Tag.memoryBytes),
    message: fields.text(Tag.message),
  };
}

function signalName(number: number): string {
  /* Two names have more than one spelling; these are the ones people know. */
  if (number === constants.signals.SIGABRT) return "SIGABRT";
  if (number === constants.signals.SIGIO) return "SIGIO";
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
