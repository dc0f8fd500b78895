import { io, type Socket } from "socket.io-client";
import type { ExecutionEvent } from "../lib/contracts/events";

/** One run as a browser sees it, in milliseconds from the moment it was sent. */
export interface RunTimes {
  firstByte: number;
  completed: number;
}

/** A connection that runs programs one after another. */
export class BenchClient {
  private constructor(private readonly socket: Socket) {}

  static async connect(url: string, cookie: string): Promise<BenchClient> {
    const socket = io(url, { transports: ["websocket"], extraHeaders: { cookie }, reconnection: false });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return new BenchClient(socket);
  }

  /**
   * Runs a program to its end. With `expected`: @throws Error when it ends otherwise than `ok` or prints something else.
   * Without: it has to end at its output limit.
   */
  run(body: object, expected: string | undefined): Promise<RunTimes> {
    return new Promise((resolve, reject) => {
      const sent = performance.now();
      let firstByte = Number.NaN;
      let printed = "";
      let id: string | undefined;
      const onEvents = (batch: { id: string; events: ExecutionEvent[] }, acknowledge?: () => void) => {
        acknowledge?.();
        if (batch.id !== id) return;
        for (const event of batch.events) {
          if (event.type === "stdout") {
            if (Number.isNaN(firstByte)) firstByte = performance.now() - sent;
            if (expected !== undefined) printed += event.text;
          } else if (event.type === "exit") {
            this.socket.off("execution:events", onEvents);
            const outcome = expected === undefined ? "output_limit" : "ok";
            if (event.result.outcome !== outcome || printed !== (expected ?? "")) {
              reject(
                new Error(
                  `ended ${JSON.stringify(event.result)} after printing ${JSON.stringify(printed.slice(0, 80))}`,
                ),
              );
            } else resolve({ firstByte, completed: performance.now() - sent });
          }
        }
      };
      this.socket.on("execution:events", onEvents);
      this.socket.once("disconnect", (reason) => reject(new Error(`the connection ended: ${reason}`)));
      this.socket.emit(
        "execution:create",
        body,
        { watch: true },
        (answer: { ok: boolean; execution?: { id: string }; problem?: object }) => {
          if (answer.ok && answer.execution) id = answer.execution.id;
          else reject(new Error(JSON.stringify(answer.problem)));
        },
      );
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A cookie of a new owner, as a browser gets it with its first page. */
export async function newOwner(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/owner`, { method: "POST" });
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`no cookie: ${response.status} ${await response.text()}`);
  return cookie;
}
