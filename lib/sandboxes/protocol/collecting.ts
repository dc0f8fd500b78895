import { HostFrame, RunnerFrame, Tag } from "./constants";
import { encodeFields, Fields } from "./fields";
import { encodeFrame, type Frame, ProtocolError } from "./frames";
import { Deferred } from "./outcomes";

/** What to read back. */
export interface CollectOptions {
  maxFiles: number;
  /** All files together. */
  maxBytes: number;
  /** Only these; else every regular file that is new or changed since the last run started. */
  paths?: readonly string[];
  /** Without a slash: a name anywhere; with one: a path and what is beneath it. */
  exclude?: readonly string[];
}

/** Files read back. */
export interface CollectedFiles {
  files: { path: string; content: Uint8Array; mode: number }[];
  skipped: { path: string; reason: string }[];
}

/** Encodes `COLLECT`. */
export function encodeCollect(options: CollectOptions): Buffer {
  const fields = [
    [Tag.maxFiles, options.maxFiles] as const,
    [Tag.maxBytes, options.maxBytes] as const,
    ...(options.paths ?? []).map((path) => [Tag.path, path] as const),
    ...(options.exclude ?? []).map((path) => [Tag.exclude, path] as const),
  ];
  return encodeFrame(HostFrame.collect, encodeFields(fields));
}

/** Puts the frames of one collection together. */
export class CollectJob {
  readonly result = new Deferred<CollectedFiles>();
  readonly #files: { path: string; mode: number; chunks: Buffer[] }[] = [];

  /** Takes one frame; true when it was the last. */
  handle(frame: Frame): boolean {
    if (frame.type === RunnerFrame.fileChunk) this.#append(frame.payload);
    else if (frame.type === RunnerFrame.file) this.#begin(new Fields(frame.payload));
    else this.#finish(new Fields(frame.payload));
    return frame.type === RunnerFrame.collected;
  }

  #begin(fields: Fields): void {
    this.#files.push({ path: fields.text(Tag.path) ?? "", mode: fields.number(Tag.mode) ?? 0o644, chunks: [] });
  }

  #append(chunk: Buffer): void {
    const file = this.#files.at(-1);
    if (!file) throw new ProtocolError("bytes of no file");
    file.chunks.push(chunk);
  }

  #finish(fields: Fields): void {
    if (fields.number(Tag.files) !== this.#files.length)
      throw new ProtocolError("another number of files came than was told");
    this.result.resolve({
      files: this.#files.map(({ path, mode, chunks }) => ({ path, mode, content: Buffer.concat(chunks) })),
      skipped: fields.all(Tag.skipped).map((value) => {
        const [path = "", reason = ""] = value.toString("utf8").split("\0");
        return { path, reason };
      }),
    });
  }
}
