/** What the feed writes to: calls back once a piece has been taken in. */
export interface Sink {
  write(text: string, done: () => void): void;
}

/** Milliseconds of a frame the terminal may have; the rest is the editor's. */
const BUDGET_MS = 5;
/** Two milliseconds of a terminal's work; what takes longer on a starved machine would not be quicker in crumbs. */
const SMALLEST = 32 * 1024;
const LARGEST = 256 * 1024;
/** Text that waits beyond this is looked through for lines that would scroll away unseen. */
const BACKLOG = 1024 * 1024;

/**
 * Gives a terminal its text in pieces that fit a frame: one piece at a time, the next only when the last was taken in, each
 * as large as the time that pieces took so far allows.
 */
export class Feed {
  private waiting: string[] = [];
  private size = 0;
  private piece = SMALLEST;
  private busy = false;
  private generation = 0;
  /** Backlog at which it is next looked for what may be left out: looking costs as much as there is. */
  private lookAt = BACKLOG;

  /**
   * @param lines how many lines the terminal keeps
   * @param nextFrame calls back before the next paint
   */
  constructor(
    private readonly sink: Sink,
    private readonly lines: number,
    private readonly nextFrame: (work: () => void) => void,
    private readonly onSkipped: () => void = () => undefined,
  ) {}

  /** Characters that wait. */
  get backlog(): number {
    return this.size;
  }

  push(text: string): void {
    this.waiting.push(text);
    this.size += text.length;
    if (this.size > this.lookAt) this.skip();
    // A short answer to a key must not wait for a frame.
    if (!this.busy) this.next();
  }

  /** Forgets what waits. */
  clear(): void {
    this.generation += 1;
    this.waiting = [];
    this.size = 0;
    this.lookAt = BACKLOG;
    this.busy = false;
  }

  private next(): void {
    const text = this.take();
    this.busy = text !== "";
    if (!this.busy) return;
    const { generation } = this;
    const start = performance.now();
    this.sink.write(text, () => {
      if (generation !== this.generation) return;
      this.adapt(text.length, performance.now() - start);
      if (this.size === 0) this.busy = false;
      else this.nextFrame(() => generation === this.generation && this.next());
    });
  }

  private take(): string {
    let text = "";
    while (text.length < this.piece) {
      const first = this.waiting.shift();
      if (first === undefined) break;
      const room = this.piece - text.length;
      text += first.slice(0, room);
      if (first.length > room) this.waiting.unshift(first.slice(room));
    }
    this.size -= text.length;
    return text;
  }

  private adapt(length: number, ms: number): void {
    if (length < this.piece / 2) return;
    const fitting = (length * BUDGET_MS) / Math.max(ms, 0.5);
    this.piece = Math.round(Math.min(LARGEST, Math.max(SMALLEST, (this.piece + fitting) / 2)));
  }

  /** Keeps the newest text that fills all the lines the terminal has: what is above would be gone before it is painted. */
  private skip(): void {
    let lines = 0;
    let index = this.waiting.length - 1;
    for (; index > 0 && lines <= this.lines; index--) lines += newlines(this.waiting[index] ?? "");
    if (index > 0) {
      this.size -= this.waiting.splice(0, index).reduce((sum, text) => sum + text.length, 0);
      this.onSkipped();
    }
    this.lookAt = Math.max(BACKLOG, this.size * 2);
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
