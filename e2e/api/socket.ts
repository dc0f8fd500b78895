import { io, type Socket } from "socket.io-client";
import type { ExecutionEvent } from "../../lib/contracts/events";
import { endMessageSchema, eventsMessageSchema, historyMessageSchema } from "../../lib/contracts/realtime";
import { type Caller, pause } from "./server";

/** A raw socket of a caller, so that also what the page never sends can be sent. */
export class ApiSocket {
  readonly events: ExecutionEvent[] = [];
  readonly ends: string[] = [];
  /** Ids of `history:changed`. */
  readonly changes: string[] = [];
  private waiters: (() => void)[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on("execution:events", (message: unknown, acknowledge: () => void) => {
      acknowledge();
      this.events.push(...eventsMessageSchema.parse(message).events);
      this.wake();
    });
    socket.on("history:changed", (message: unknown) => {
      const { id } = historyMessageSchema.parse(message);
      if (id) this.changes.push(id);
      this.wake();
    });
    socket.on("execution:end", (message: unknown) => {
      this.ends.push(endMessageSchema.parse(message).id);
      this.wake();
    });
  }

  /** @throws Error when the server refuses the connection. */
  static async open(caller: Caller, headers: Record<string, string> = {}): Promise<ApiSocket> {
    const socket = io(caller.url, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...caller.headers, ...headers },
    });
    const opened = new ApiSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return opened;
  }

  /** Sends a message, whatever it is, and resolves to the acknowledgement. */
  ask(name: string, ...args: unknown[]): Promise<Record<string, unknown>> {
    return this.socket.timeout(20_000).emitWithAck(name, ...args);
  }

  /** Resolves once what was received satisfies `holds`. */
  async until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + 25_000;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`It did not come: ${JSON.stringify(this.events).slice(0, 5000)}`);
      await Promise.race([new Promise<void>((resolve) => this.waiters.push(resolve)), pause(1_000)]);
    }
  }

  close(): void {
    this.socket.close();
  }

  private wake(): void {
    for (const waiter of this.waiters.splice(0)) waiter();
  }
}
