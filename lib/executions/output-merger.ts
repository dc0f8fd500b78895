import { incompleteTail } from "./text";

/** Kinds of output a merger carries. */
export type OutputType = "stdout" | "stderr" | "compiler" | "echo";

/** Largest merged chunk in bytes, and the longest a chunk waits for more in milliseconds. */
const MAX_CHUNK_BYTES = 16 * 1024;
const MERGE_MS = 5;

/**
 * Turns what the engine reads into events: the first chunk at once, later ones merged for at most 5 ms or 16 KiB, in the
 * order of arrival over all streams, and never cut inside a UTF-8 character.
 */
export class OutputMerger {
  private waiting: { type: OutputType; chunks: Buffer[]; bytes: number } | null = null;
  /** Beginning of a character whose rest has not arrived, by stream. */
  private readonly tails = new Map<OutputType, Buffer>();
  private timer: NodeJS.Timeout | null = null;
  private lastEmit = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly emit: (type: OutputType, data: Buffer) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  push(type: OutputType, data: Uint8Array): void {
    if (this.waiting && this.waiting.type !== type) this.flushWaiting();
    const tail = this.tails.get(type);
    let chunk = tail ? Buffer.concat([tail, data]) : Buffer.from(data);
    const held = incompleteTail(chunk);
    if (held > 0) this.tails.set(type, Buffer.from(chunk.subarray(chunk.length - held)));
    else this.tails.delete(type);
    chunk = chunk.subarray(0, chunk.length - held);
    if (chunk.length === 0) return;
    this.waiting ??= { type, chunks: [], bytes: 0 };
    this.waiting.chunks.push(chunk);
    this.waiting.bytes += chunk.length;
    if (this.waiting.bytes >= MAX_CHUNK_BYTES || this.now() - this.lastEmit >= MERGE_MS) this.flushWaiting();
    else this.timer ??= setTimeout(() => this.flushWaiting(), MERGE_MS);
  }

  /** Emits what waits, keeping unfinished characters. */
  flush(): void {
    this.flushWaiting();
  }

  /** Emits everything; a character that never became whole goes out as the bytes it is. */
  end(): void {
    this.flushWaiting();
    for (const [type, tail] of this.tails) this.emit(type, tail);
    this.tails.clear();
  }

  private flushWaiting(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const waiting = this.waiting;
    if (!waiting) return;
    this.waiting = null;
    this.lastEmit = this.now();
    this.emit(
      waiting.type,
      waiting.chunks.length === 1 && waiting.chunks[0] ? waiting.chunks[0] : Buffer.concat(waiting.chunks),
    );
  }
}
