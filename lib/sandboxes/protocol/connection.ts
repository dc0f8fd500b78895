import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { type CollectedFiles, CollectJob, type CollectOptions, encodeCollect } from "./collecting";
import { HostFrame, PING_BYTES, PROTOCOL_VERSION, RunnerFrame, Tag } from "./constants";
import { decodeEvent, type RunnerEvent } from "./events";
import { Fields } from "./fields";
import { encodeFrame, type Frame, ProtocolError } from "./frames";
import { type LinkOptions, RunnerLink } from "./link";
import {
  decodeExit,
  decodeHello,
  encodeChunks,
  encodeCommand,
  encodeFile,
  encodeNumbers,
  type Hello,
  type RunnerCommand,
  type RunnerExit,
} from "./messages";
import { Deferred, RunnerError } from "./outcomes";
import { confirmedIn, heldIn, StdinWindow } from "./stdin-window";

export type { RunnerEvent } from "./events";

/** A file to write before a run. */
export interface RunnerFile {
  path: string;
  content: Uint8Array;
  mode?: number;
}

/** The host's end of one runner. Everything is rejected with `RunnerLostError` when the stream ends early. */
export class RunnerConnection {
  readonly #link: RunnerLink;
  readonly #hello = new Deferred<Hello>();
  readonly #detached: Deferred<Error>[] = [];
  #primed: Deferred<number> | undefined;
  #run: { onEvent: (event: RunnerEvent) => void | Promise<void>; exit: Deferred<RunnerExit> } | undefined;
  #collect: CollectJob | undefined;
  readonly #stdin = new StdinWindow();
  /** Pings without an answer, by their numbers. */
  readonly #pings = new Map<number, Deferred<number>>();
  #pinged = 0;

  constructor(readable: Readable, writable: Writable, options: LinkOptions = {}) {
    const onDetached = (cause: Error) => {
      if (!options.resumable) this.#link.lose(cause);
      for (const waiter of this.#detached.splice(0)) waiter.resolve(cause);
    };
    this.#link = new RunnerLink((frame) => this.#handle(frame), onDetached, options);
    void this.lost.then((error) => this.#rejectAll(error));
    this.#link.attach(readable, writable);
  }

  /** Resolves when the runner is up. */
  get hello(): Promise<Hello> {
    return this.#hello.promise;
  }

  /** Resolves, with the reason, when the runner is lost. */
  get lost(): Promise<Error> {
    return this.#link.lost.promise;
  }

  /** Resolves at the next end of the streams; only of use when the connection is resumable. */
  detached(): Promise<Error> {
    const waiter = new Deferred<Error>();
    this.#detached.push(waiter);
    return waiter.promise;
  }

  /** Goes on over new streams; nothing the runner sent is missing or comes twice. */
  async reattach(readable: Readable, writable: Writable): Promise<void> {
    this.#link.reattach(readable, writable, (await this.hello).sync);
    // Its answer stands for those that were lost, and confirms what was sent again.
    void this.ping().catch(() => undefined);
  }

  /** Gives a resumable connection up. */
  abandon(error: Error): void {
    this.#link.lose(error);
  }

  /** Asks a runner for its hello again, which was said before these streams were opened. */
  greet(): void {
    this.#link.send([encodeFrame(HostFrame.greet)]);
  }

  /** Starts a process ahead of need; resolves to its pid when it waits for its run. */
  prime(command: RunnerCommand): Promise<number> {
    const primed = new Deferred<number>();
    this.#primed = primed;
    this.#link.send([encodeCommand(HostFrame.prime, command)], primed);
    return primed.promise;
  }

  /** Writes files and runs a command, all in one write. `onEvent` is called in order and must not throw;
   * what comes is acknowledged when its promises, if any, are settled. */
  run(
    command: RunnerCommand,
    files: readonly RunnerFile[],
    stdin: Uint8Array | undefined,
    onEvent: (event: RunnerEvent) => void | Promise<void>,
  ): Promise<RunnerExit> {
    if (this.#run || this.#collect) throw new RunnerError("busy", "a command is running already");
    const frames = files.flatMap((file) => [...encodeFile(file.path, file.content, file.mode)]);
    frames.push(encodeCommand(HostFrame.run, command));
    if (stdin) frames.push(...encodeChunks(HostFrame.stdin, stdin));
    if (!command.interactive) frames.push(encodeFrame(HostFrame.stdinEnd));
    const exit = new Deferred<RunnerExit>();
    this.#run = { onEvent, exit };
    this.#stdin.reset();
    this.#stdin.take(stdin?.length ?? 0);
    this.#link.send(frames, exit);
    return exit.promise;
  }

  /** Queues bytes for standard input; false, and nothing is sent, when more than 1 MiB would be unread. */
  writeStdin(data: Uint8Array): boolean {
    const fits = this.#stdin.take(data.length);
    if (fits) this.#link.send([...encodeChunks(HostFrame.stdin, data)]);
    const { exit } = this.#run ?? {};
    const { sent } = this.#stdin;
    void this.ping().then(
      (held) => this.#run?.exit === exit && this.#stdin.answered(sent, held),
      () => undefined,
    );
    return fits;
  }

  /** Ends standard input; on a terminal, end-of-file once. */
  endStdin(): void {
    this.#link.send([encodeFrame(HostFrame.stdinEnd)]);
  }

  /** Sends a signal to the foreground process group. */
  signal(name: NodeJS.Signals): void {
    this.#link.send([encodeNumbers(HostFrame.signal, constants.signals[name])]);
  }

  /** Tells the terminal its new size. */
  resize(rows: number, columns: number): void {
    this.#link.send([encodeNumbers(HostFrame.resize, rows + columns * 0x1_0000)]);
  }

  /** Kills every process but the runner; the run resolves with `killed`. */
  kill(): void {
    this.#link.send([encodeFrame(HostFrame.kill, Uint8Array.of(3))]);
  }

  /** Kills everything and ends the runner. */
  shutdown(): void {
    this.#link.send([encodeFrame(HostFrame.shutdown)]);
  }

  /** Reads files back after a run. */
  collect(options: CollectOptions): Promise<CollectedFiles> {
    if (this.#run || this.#collect) throw new RunnerError("busy", "a command is running");
    const job = new CollectJob();
    this.#collect = job;
    this.#link.send([encodeCollect(options)], job.result);
    return job.result.promise;
  }

  /** Resolves when the runner answers, to the bytes of standard input it holds. */
  ping(): Promise<number> {
    const pong = new Deferred<number>();
    const payload = Buffer.alloc(PING_BYTES);
    this.#pinged += 1;
    payload.writeUInt32LE(this.#pinged);
    this.#pings.set(this.#pinged, pong);
    this.#link.send([encodeFrame(HostFrame.ping, payload)], pong);
    return pong.promise;
  }

  #handle(frame: Frame): void | Promise<void> {
    const { type, payload } = frame;
    const event = decodeEvent(frame);
    if (event) return this.#run?.onEvent(event);
    switch (type) {
      case RunnerFrame.hello:
        this.#greet(decodeHello(payload));
        return;
      case RunnerFrame.primed:
        this.#primed?.resolve(payload.readUInt32LE(0));
        return;
      case RunnerFrame.exit:
        this.#finish(decodeExit(payload));
        return;
      case RunnerFrame.pong:
        this.#answerPings(payload);
        return;
      case RunnerFrame.error:
        this.#fail(new Fields(payload));
        return;
      case RunnerFrame.file:
      case RunnerFrame.fileChunk:
      case RunnerFrame.collected:
        if (this.#collect?.handle(frame)) this.#collect = undefined;
        return;
      case RunnerFrame.fileStored:
        return;
      default:
        throw new ProtocolError(`a frame of unknown type ${type}`);
    }
  }

  /** A pong answers the pings before its own too: theirs were lost with a stream. */
  #answerPings(pong: Buffer): void {
    const number = pong.readUInt32LE(0);
    this.#link.confirm(confirmedIn(pong));
    for (const [each, waiter] of this.#pings) {
      if (each > number) break;
      this.#pings.delete(each);
      waiter.resolve(heldIn(pong));
    }
  }

  #greet(hello: Hello): void {
    if (hello.version !== PROTOCOL_VERSION)
      throw new ProtocolError(`the runner speaks version ${hello.version}, not ${PROTOCOL_VERSION}`);
    this.#hello.resolve(hello);
  }

  #finish(exit: RunnerExit): void {
    const run = this.#run;
    this.#run = undefined;
    this.#link.acknowledge();
    run?.exit.resolve(exit);
  }

  #fail(fields: Fields): void {
    const code = fields.text(Tag.code) ?? "unknown";
    const message = fields.text(Tag.message) ?? "";
    if (code === "malformed") throw new ProtocolError(`the runner refused a frame: ${message}`);
    /* A file that could not be stored ends its run as `not_started`, with the same words. */
    if (code === "prime_failed") this.#primed?.reject(new RunnerError(code, message));
    else if (this.#run) void this.#run.onEvent({ type: "error", code, message });
    else this.#failCollect(new RunnerError(code, message));
  }

  #failCollect(error: RunnerError): void {
    this.#collect?.result.reject(error);
    this.#collect = undefined;
  }

  #rejectAll(error: Error): void {
    for (const waiting of [this.#hello, this.#primed, this.#run?.exit, this.#collect?.result, ...this.#pings.values()])
      waiting?.reject(error);
  }
}
