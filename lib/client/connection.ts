import { io, type Socket } from "socket.io-client";
import type { CreatedExecution, CreateExecution, Execution } from "../contracts/executions";
import { type ClientMessage, clientMessages, refusedSchema } from "../contracts/realtime";
import type { z } from "../contracts/zod";
import { Liveness } from "./liveness";
import { ClientError, refusal, unreadable } from "./problem";
import { type WatchListener, Watches } from "./watches";

/** How long an answer may take before the person is told, in milliseconds. */
const answerMs = 20_000;
/** The same for a sign of life, which costs the server nothing. */
const checkMs = 3_000;
/** Pauses between attempts to connect, and how long one may take; the network's return is not waited for but noticed. */
const reconnecting = { reconnectionDelay: 300, reconnectionDelayMax: 3_000, timeout: 8_000 };

type Answer<M extends ClientMessage> = z.output<(typeof clientMessages)[M]["answer"]>;
type Target = { id: string; token?: string };

/** One connection for a page: messages with answers, and watches that survive a lost connection. */
export class Connection {
  private readonly watches = new Watches();
  private readonly socket: Socket;
  private readonly liveness: Liveness;
  private readonly listeners = new Set<(connected: boolean) => void>();
  private readonly historyListeners = new Set<() => void>();
  /** What the listeners were told last. */
  private told: boolean | undefined;
  /** The browser says that the network is gone, and nothing came since. */
  private lost = false;

  /** @param url the server's origin; absent: the page's own. */
  constructor(url?: string, options: { token?: string; extraHeaders?: Record<string, string> } = {}) {
    const { token, extraHeaders } = options;
    const settings = {
      path: "/socket.io",
      transports: ["websocket"],
      ...reconnecting,
      auth: token ? { token } : {},
      ...(extraHeaders && { extraHeaders }),
    };
    this.socket = url ? io(url, { ...settings, forceNew: true }) : io(settings);
    this.liveness = new Liveness({
      busy: () => this.watches.any || this.historyListeners.size > 0,
      lost: () => this.note({ lost: true }),
      check: () => this.check(),
      suspect: () => this.socket.io._readyState === "opening" || this.check(),
    });
    this.socket.on("connect", () => this.resume());
    this.socket.on("disconnect", () => this.note({}));
    this.socket.on("connect_error", () => this.note({}));
    for (const sign of ["ping", "packet"] as const) this.socket.io.on(sign, () => this.liveness.heard());
    this.socket.on("execution:events", (message: unknown, acknowledge?: () => void) => {
      acknowledge?.();
      this.watches.take(message);
    });
    this.socket.on("history:changed", this.tellHistory);
    this.socket.on("execution:end", (message: unknown) => this.watches.end(message));
  }

  /** Whether the server is connected now, as far as is known. */
  get connected(): boolean {
    return this.socket.connected && !this.lost;
  }

  /** Calls back at each change of {@link connected}; the answer stops that. */
  onChange(callback: (connected: boolean) => void): () => void {
    this.listeners.add(callback);
    return () => void this.listeners.delete(callback);
  }

  /** Starts an execution and, with a listener, watches it from its first event. @throws ClientError */
  create(
    body: CreateExecution,
    listener?: WatchListener,
    idempotencyKey: string = crypto.randomUUID(),
  ): Promise<CreatedExecution> {
    const options = { idempotencyKey, watch: listener !== undefined };
    return this.askFor("execution:create", [body, options], ({ execution }) => {
      if (listener) this.watches.add(execution.id, { lastSeq: 0, token: execution.controlToken, listener }, true);
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

  /** Sends input to a program, as soon as there is a connection. @throws ClientError */
  async stdin(target: Target, data: string, end = false): Promise<void> {
    if (!this.socket.connected) await new Promise<void>((resolve) => this.socket.once("connect", resolve));
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

  /** Calls back for each of one's own executions that begins, starts, ends or goes, and after the line was away. */
  onHistory(callback: () => void): () => void {
    this.historyListeners.add(callback);
    if (this.historyListeners.size === 1 && this.socket.connected) this.watchHistory();
    return () => void this.historyListeners.delete(callback);
  }

  private watchHistory(): void {
    // Refused or lost, the list is as old as it is; the next connection asks again.
    this.ask("history:watch", {}).then(this.tellHistory, () => undefined);
  }

  /** Ends the connection for good. */
  close(): void {
    this.liveness.stop();
    this.socket.close();
  }

  private resume(): void {
    this.note({ lost: false });
    for (const watch of this.watches.pending()) this.start(watch);
    if (this.historyListeners.size > 0) this.watchHistory();
  }

  private start(watch: { id: string; after: number; token?: string }): void {
    const asked = this.watches.asking(watch.id);
    this.askFor("execution:watch", [watch], asked.begun).catch((error: unknown) => {
      if (error instanceof ClientError && error.problem) asked.refused(error.problem);
      // Otherwise the connection was lost, and the next one resumes; one that is silent is not waited for.
      else if (this.socket.connected) this.renew();
    });
  }

  private readonly tellHistory = (): void => {
    for (const listener of this.historyListeners) listener();
  };

  /** Tells who wants to know, when it changed. */
  private note({ lost = this.lost }: { lost?: boolean }): void {
    this.lost = lost;
    if (this.told === this.connected) return;
    this.told = this.connected;
    for (const listener of this.listeners) listener(this.connected);
  }

  private check(): void {
    if (!this.socket.connected) {
      this.renew();
      return;
    }
    this.askFor("connection:check", [{}], () => this.note({ lost: false }), checkMs).catch((error: unknown) => {
      // A refusal is a sign of life as well.
      if (error instanceof ClientError && error.problem) this.note({ lost: false });
      else this.renew();
    });
  }

  /** A new line at once, whatever became of this one and of attempts that are under way; it speaks for who is signed in now. */
  renew(): void {
    this.socket.disconnect().connect();
  }

  private ask<M extends ClientMessage>(message: M, ...args: unknown[]): Promise<Answer<M>> {
    return this.askFor(message, args, (answer) => answer);
  }

  /** `use` is called while the answer is handled, so before anything the server sent after it. */
  private askFor<M extends ClientMessage, T>(
    message: M,
    args: unknown[],
    use: (answer: Answer<M>) => T,
    timeoutMs = answerMs,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      this.socket.timeout(timeoutMs).emit(message, ...args, (cause: Error | null, answer: unknown) => {
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
