import { ClientError } from "../problem";

/** Characters of one message; a paste can be larger. */
const PIECE = 128 * 1024;
/** Pause before a program that does not read is tried again, in milliseconds. */
const FULL_MS = 250;

/** Sends input. Rejects with a {@link ClientError}. */
export type SendInput = (data: string, end: boolean) => Promise<void>;

/**
 * Input on its way to a program: one message at a time, so it arrives in the order it was typed, and what is typed
 * meanwhile goes together.
 */
export class InputQueue {
  private data = "";
  private ends = 0;
  private busy = false;
  private send: SendInput | undefined;

  /** Input typed before there is somewhere to send it goes now. */
  open(send: SendInput): void {
    this.send = send;
    void this.pump();
  }

  /** Nothing reads any more. */
  close(): void {
    this.send = undefined;
    this.data = "";
    this.ends = 0;
  }

  write(text: string): void {
    this.data += text;
    void this.pump();
  }

  end(): void {
    this.ends += 1;
    void this.pump();
  }

  private async pump(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (this.send && (this.data !== "" || this.ends > 0)) await this.next(this.send);
    this.busy = false;
  }

  private async next(send: SendInput): Promise<void> {
    const piece = this.data.slice(0, PIECE);
    const end = this.ends > 0 && piece.length === this.data.length;
    this.data = this.data.slice(piece.length);
    if (end) this.ends -= 1;
    try {
      await send(piece, end);
    } catch (error) {
      if (!(error instanceof ClientError) || error.problem?.code !== "stdin_full") return;
      this.data = piece + this.data;
      if (end) this.ends += 1;
      await new Promise((resolve) => setTimeout(resolve, FULL_MS));
    }
  }
}
