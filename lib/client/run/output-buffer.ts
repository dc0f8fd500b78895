import type { OutputChunk } from "./types";

/** Small pieces are joined up to this many characters, so that a million of them are not a million objects. */
const JOIN = 16 * 1024;

/** Output in the order it came, bounded: the oldest goes first, and how much went is known. */
export class OutputBuffer {
  private chunks: OutputChunk[] = [];
  private size = 0;
  private newlines = 0;
  private open = false;
  /** Characters of the oldest output that were let go. */
  dropped = 0;
  /** UTF-8 bytes of everything that came, echo left out. */
  bytes = 0;

  constructor(private readonly bound: number) {}

  /** Lines of everything that came, echo left out; an unfinished last one counts. */
  get lines(): number {
    return this.newlines + (this.open ? 1 : 0);
  }

  push(chunk: OutputChunk): void {
    if (chunk.text === "") return;
    if (chunk.stream !== "echo") this.count(chunk.text);
    const last = this.chunks.at(-1);
    if (last && last.stream === chunk.stream && last.text.length + chunk.text.length <= JOIN) {
      this.chunks[this.chunks.length - 1] = { stream: last.stream, text: last.text + chunk.text };
    } else this.chunks.push(chunk);
    this.size += chunk.text.length;
    if (this.size > this.bound) this.trim();
  }

  /** What is there, oldest first. */
  read(): readonly OutputChunk[] {
    return this.chunks;
  }

  /** The last of the text, from a whole chunk on; `characters` at least, where there are as many. */
  last(characters: number): string {
    let first = this.chunks.length;
    for (let length = 0; first > 0 && length < characters; first--) length += this.chunks[first - 1]?.text.length ?? 0;
    return this.chunks
      .slice(first)
      .map(({ text }) => text)
      .join("");
  }

  clear(): void {
    this.chunks = [];
    this.size = 0;
    this.dropped = 0;
  }

  private count(text: string): void {
    this.bytes += utf8Length(text);
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.newlines += 1;
    this.open = !text.endsWith("\n");
  }

  /** Down to seven eighths at once: trimming a little at every chunk would copy the list each time. */
  private trim(): void {
    const target = this.bound - this.bound / 8;
    let drop = 0;
    while (this.size > target && drop < this.chunks.length - 1) {
      const length = this.chunks[drop]?.text.length ?? 0;
      this.size -= length;
      this.dropped += length;
      drop += 1;
    }
    this.chunks = this.chunks.slice(drop);
  }
}

/** Bytes of a text in UTF-8, without making them. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
