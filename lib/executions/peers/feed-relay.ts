import type { Logger } from "../../observability/logger";
import type { OwnerFeed } from "../owner-feed";

/** Changes closer together than this are sent as one, and how long a failed sending rests, in milliseconds. */
const GATHER_MS = 50;
const AGAIN_MS = 1_000;
/** Changes in one message: PostgreSQL takes less than 8000 bytes, and one is 74. */
const CHANGES_PER_MESSAGE = 100;
/** In place of changes: some were not sent. */
const MISSED = "*";

/** Carries what {@link OwnerFeed} is told from one server to the others, gathered, beside the statements that cause it. */
export class FeedRelay {
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly replicaId: string,
    /** Hands messages to every other server. */
    private readonly send: (messages: string[]) => Promise<void>,
    private readonly logger: Pick<Logger, "debug">,
  ) {}

  /** Sends a change soon. */
  tell(ownerId: string, executionId: string): void {
    this.waiting.add(`${ownerId} ${executionId}`);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Passes a message of another server on. */
  hear(message: string, feed: Pick<OwnerFeed, "hear" | "missed">): void {
    const [sender, ...changes] = message.split("\n");
    if (sender === this.replicaId) return;
    if (changes.includes(MISSED)) feed.missed();
    for (const change of changes) {
      const [ownerId, executionId] = change.split(" ");
      if (ownerId && executionId) feed.hear(ownerId, executionId);
    }
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const changes = [...this.waiting];
    this.waiting.clear();
    if (changes.length === 0) return;
    try {
      await this.send(this.messages(changes));
    } catch (error) {
      this.logger.debug({ err: error }, "other servers could not be told of executions; trying again");
      // One word for all of them, so that what waits stays small however long this lasts.
      this.waiting.add(MISSED);
      this.timer ??= setTimeout(() => void this.flush(), AGAIN_MS).unref();
    }
  }

  private messages(changes: readonly string[]): string[] {
    const count = Math.ceil(changes.length / CHANGES_PER_MESSAGE);
    return Array.from({ length: count }, (_, part) => {
      const from = part * CHANGES_PER_MESSAGE;
      return [this.replicaId, ...changes.slice(from, from + CHANGES_PER_MESSAGE)].join("\n");
    });
  }
}
