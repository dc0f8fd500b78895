import { io, type Socket } from "socket.io-client";
import type { CreatedExecution, CreateExecution, Execution } from "../contracts/executions";
import { type ClientMessage, clientMessages, refusedSchema } from "../contracts/realtime";
import type { z } from "../contracts/zod";
import { ClientError, refusal, unreadable } from "./problem";
import { type WatchListener, Watches } from "./watches";

/** How long an answer may take before the person is told, in milliseconds. */
const answerMs = 20_000;

type Answer<M extends ClientMessage> = z.output<(typeof clientMessages)[M]["answer"]>;
type Target = { id: string; token?: string };

/** One connection for a page: messages with answers, and watches that survive a lost connection. */
export class Connection {
  private readonly watches = new Watches();
  private readonly socket: Socket;

  /** @param url the server's origin; absent: the page's own. */
  constructor(url?: string, options: { token?: string; extraHeaders?: Record<string, string> } = {}) {
    const { token, extraHeaders } = options;
    const settings = {
      path: "/socket.io",
      transports: ["websocket"],
      auth: token ? { token } : {},
      ...(extraHeaders && { extraHeaders }),
    };
    this.socket = url ? io(url, { ...settings, forceNew: true }) : io(settings);
    this.socket.on("connect", () => this.resume());
    this.socket.on("execution:events", (message: unknown, acknowledge?: () => void) => {
      acknowledge?.();
      this.watches.take(message);
    });
    this.socket.on("execution:end", (message: unknown) => this.watches.end(message));
  }

  /** Whether the server is connected now. */
  get connected(): boolean {
    return this.socket.connected;
  }

  /** Calls back at each change of {@link connected}; the answer stops that. */
  onChange(callback: (connected: boolean) => void): () => void {
    const up = () => callback(true);
    const down = () => callback(false);
    this.socket.on("connect", up).on("disconnect", down);
    return () => void this.socket.off("connect", up).off("disconnect", down);
  }

  /** Starts an execution and, with a listener, watches it from its first event. @throws ClientError */
  create(
    body: CreateExecution,
    listener?: WatchListener,
    idempotencyKey: string = crypto.randomUUID(),
  ): Promise<CreatedExecution> {
    const options = { idempotencyKey, watch: listener !== undefined };
    return this.askFor("execution:create", [body, options], ({ execution }) => {
      if (listener) this.watches.add(execution.id, { lastSeq: 0, token: execution.controlToken, listener });
      return execution;
    });
  }

  /** Watches from after `after`; goes on by itself after a lost connection. The answer ends it. */
  watch({ id, token }: Target, listener: WatchListener, after = 0): () => void {
    this.watches.add(id, { lastSeq: after, token, listener });
    if (this.socket.connected) this.start({ id, after, ...(token && { token }) });
    return () => {
      if (this.watches.remove(id, listener) && this.socket.connected)
        void this.ask("execution:unwatch", { id }).catch(() => undefined);
    };
  }

  /** Sends input to a program. @throws ClientError */
  async stdin(target: Target, data: string, end = false): Promise<void> {
    await this.ask("execution:stdin", { ...target, data, end });
  }

  /** Stops an execution. @throws ClientError */
  async cancel(target: Target): Promise<Execution> {
    return (await this.ask("execution:cancel", target)).execution;
  }

  /** Interrupts the program, as Ctrl+C does. @throws ClientError */
  async interrupt(target: Target): Promise<void> {
    await this.ask("execution:interrupt", target);
  }

  /** Tells the program the terminal's size. @throws ClientError */
  async resize(target: Target, rows: number, columns: number): Promise<void> {
    await this.ask("execution:resize", { ...target, rows, columns });
  }

  /** Ends the connection for good. */
  close(): void {
    this.socket.close();
  }

  private resume(): void {
    for (const watch of this.watches.pending()) this.start(watch);
  }

  private start(watch: { id: string; after: number; token?: string }): void {
    this.ask("execution:watch", watch).catch((error: unknown) => {
      // Without a problem the connection was lost, and the next one resumes.
      if (error instanceof ClientError && error.problem) this.watches.end({ id: watch.id, problem: error.problem });
    });
  }

  private ask<M extends ClientMessage>(message: M, ...args: unknown[]): Promise<Answer<M>> {
    return this.askFor(message, args, (answer) => answer);
  }

  /** `use` is called while the answer is handled, so before anything the server sent after it. */
  private askFor<M extends ClientMessage, T>(message: M, args: unknown[], use: (answer: Answer<M>) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.socket.timeout(answerMs).emit(message, ...args, (cause: Error | null, answer: unknown) => {
        try {
          if (cause) throw unanswered(cause);
          resolve(use(read(message, answer)));
        } catch (error) {
          reject(error);
        }
      });
    });
  }
}

function unanswered(cause: Error): ClientError {
  return new ClientError("Podium does not answer. Check the connection and try again.", undefined, cause);
}

/** @throws ClientError when it is a refusal, or nothing this page knows. */
function read<M extends ClientMessage>(message: M, answer: unknown): Answer<M> {
  const refused = refusedSchema.safeParse(answer);
  if (refused.success) throw refusal(refused.data.problem);
  const parsed = clientMessages[message].answer.safeParse(answer);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data as Answer<M>;
}
