import type { Readable, Writable } from "node:stream";
import { HostFrame } from "./constants";
import { type Frame, FrameDecoder, numberFrame, ProtocolError, sequenceOf } from "./frames";
import { encodeNumbers, encodeResume } from "./messages";
import { Deferred, RunnerLostError } from "./outcomes";

/** Bytes received after which the host acknowledges; small against the runner's window of 256 KiB. */
const ACKNOWLEDGE_EVERY = 64 * 1024;

/** Frames of the host's that are worth nothing later, or come again by themselves. */
const UNNUMBERED: ReadonlySet<number> = new Set([HostFrame.ack, HostFrame.resume, HostFrame.ping, HostFrame.greet]);

/** How a link treats the end of its streams. */
export interface LinkOptions {
  /** The end of a stream is no loss yet: {@link RunnerLink.reattach} or {@link RunnerLink.lose} decides. */
  resumable?: boolean;
}

/** Streams to one runner: frames in order in both directions, each exactly once, also when the streams break and come back. */
export class RunnerLink {
  readonly lost = new Deferred<Error>();
  readonly #onFrame: (frame: Frame) => void | Promise<void>;
  readonly #onDetached: (cause: Error) => void;
  readonly #decoder = new FrameDecoder();
  #writable: Writable | undefined;
  #lastSequence = 0;
  #unacknowledged = 0;
  /** Of the host's numbered frames. */
  #sent = 0;
  /** Those that the runner has not confirmed, oldest first; none when the link cannot be resumed. */
  readonly #unconfirmed: Buffer[] = [];
  /** Frames whose handling takes time: until it is done nothing is acknowledged, so the runner's window fills. */
  #unhandled = 0;
  #lostError: Error | undefined;

  constructor(
    onFrame: (frame: Frame) => void | Promise<void>,
    onDetached: (cause: Error) => void,
    private readonly options: LinkOptions = {},
  ) {
    this.#onFrame = onFrame;
    this.#onDetached = onDetached;
  }

  /** Uses these streams from now on. */
  attach(readable: Readable, writable: Writable): void {
    this.#writable = writable;
    const detach = (message: string, cause?: unknown) => {
      if (this.#writable !== writable) return;
      this.#writable = undefined;
      this.#onDetached(new RunnerLostError(message, { cause }));
    };
    readable.on("data", (chunk: Buffer) => {
      if (this.#writable === writable) this.#receive(chunk);
    });
    readable.on("end", () => detach("the runner's stream ended"));
    readable.on("error", (cause) => detach("the runner's stream broke", cause));
    readable.on("close", () => detach("the runner's stream closed"));
    /* A writer's error says no more than that the runner is gone, which the reading half tells in order. */
    writable.on("error", () => undefined);
  }

  /** Goes on over new streams after the old ones broke: each side sends again what may not have arrived. */
  reattach(readable: Readable, writable: Writable, sync: Uint8Array): void {
    this.#decoder.seek(sync);
    this.attach(readable, writable);
    this.#write([encodeResume(sync, this.#lastSequence), ...this.#unconfirmed]);
  }

  /**
   * Sends frames in one write, or after the next {@link reattach}; what needs an answer is rejected at once when the runner is
   * lost.
   */
  send(frames: readonly Buffer[], waiter?: { reject(error: Error): void }): void {
    if (this.#lostError) {
      waiter?.reject(this.#lostError);
      return;
    }
    for (const frame of frames) this.#number(frame);
    this.#write(frames);
  }

  /** The runner has handled the host's frames up to this number. */
  confirm(sequence: number): void {
    const rest = this.#unconfirmed.findIndex((frame) => sequenceOf(frame) > sequence);
    this.#unconfirmed.splice(0, rest < 0 ? this.#unconfirmed.length : rest);
  }

  /** Tells the runner that everything so far arrived. */
  acknowledge(): void {
    this.#unacknowledged = 0;
    this.send([encodeNumbers(HostFrame.ack, this.#lastSequence)]);
  }

  /** Gives the runner up. Idempotent. */
  lose(error: Error): void {
    if (this.#lostError) return;
    this.#lostError = error;
    this.#writable = undefined;
    this.#unconfirmed.length = 0;
    this.lost.resolve(error);
  }

  #number(frame: Buffer): void {
    if (UNNUMBERED.has(frame[4] ?? 0)) return;
    this.#sent += 1;
    numberFrame(frame, this.#sent);
    if (this.options.resumable) this.#unconfirmed.push(frame);
  }

  #write(frames: readonly Buffer[]): void {
    if (frames.length > 0) this.#writable?.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
  }

  #receive(chunk: Buffer): void {
    try {
      for (const frame of this.#decoder.push(chunk)) this.#take(frame);
    } catch (cause) {
      this.#writable = undefined;
      this.lose(cause instanceof Error ? cause : new ProtocolError("a frame could not be handled", { cause }));
      return;
    }
    this.#unacknowledged += chunk.length;
    this.#acknowledgeInTime();
  }

  #take(frame: Frame): void {
    if (frame.sequence !== 0) {
      if (frame.sequence !== this.#lastSequence + 1)
        throw new ProtocolError(`frame ${frame.sequence} came after ${this.#lastSequence}`);
      this.#lastSequence = frame.sequence;
    }
    const handled = this.#onFrame(frame);
    if (!handled) return;
    this.#unhandled += 1;
    void handled.finally(() => {
      this.#unhandled -= 1;
      this.#acknowledgeInTime();
    });
  }

  #acknowledgeInTime(): void {
    if (this.#unhandled === 0 && this.#unacknowledged >= ACKNOWLEDGE_EVERY) this.acknowledge();
  }
}
