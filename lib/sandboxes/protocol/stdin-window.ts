import { PING_BYTES } from "./constants";

/** Input that may be unread, in bytes: what the runner queues. */
const STDIN_QUEUE_BYTES = 1024 * 1024;

/**
 * Keeps a run's input within the runner's queue, which throws away what goes beyond it. What was sent counts as unread
 * until an answer to a later ping says how much the runner still held then.
 */
export class StdinWindow {
  #sent = 0;
  #sentBefore = 0;
  #held = 0;

  /** A new run reads input of its own. */
  reset(): void {
    this.#sent = this.#sentBefore = this.#held = 0;
  }

  /** Counts bytes that are about to be sent; false, and nothing is counted, when they might not fit. */
  take(length: number): boolean {
    if (this.#held + (this.#sent - this.#sentBefore) + length > STDIN_QUEUE_BYTES) return false;
    this.#sent += length;
    return true;
  }

  /** How much was sent so far, for {@link answered}. */
  get sent(): number {
    return this.#sent;
  }

  /** Takes the answer to a ping that followed `sent` bytes: the runner then held `held` of them. */
  answered(sent: number, held: number): void {
    if (sent < this.#sentBefore) return;
    this.#sentBefore = sent;
    this.#held = held;
  }
}

/** The bytes of standard input a runner holds, from its answer to a ping; 0 from one too old to say. */
export function heldIn(pong: Buffer): number {
  return pong.length >= PING_BYTES + 4 ? pong.readUInt32LE(PING_BYTES) : 0;
}

/** The number of the host's last frame that the runner has handled, in an answer to a ping. */
export function confirmedIn(pong: Buffer): number {
  return pong.length >= PING_BYTES + 8 ? pong.readUInt32LE(PING_BYTES + 4) : 0;
}
