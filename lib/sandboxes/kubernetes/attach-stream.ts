import { Duplex } from "node:stream";
import type { Cluster } from "./cluster";
import { CONTAINER } from "./labels";

/** Channels of `channel.k8s.io`, the first byte of each message. */
const STDIN = 0;
const STDOUT = 1;
const STATUS = 3;

type Socket = Awaited<ReturnType<Cluster["sockets"]["connect"]>>;

/**
 * Attaches to a sandbox's PID 1: what is read is its standard output, what is written its standard input.
 * @throws Error with the API server's words when it refuses or does not answer within `ms`.
 */
export async function attach(cluster: Cluster, pod: string, ms = 10_000): Promise<Duplex> {
  const query = new URLSearchParams({
    container: CONTAINER,
    stdin: "true",
    stdout: "true",
    stderr: "false",
    tty: "false",
  });
  const path = `/api/v1/namespaces/${cluster.namespace}/pods/${pod}/attach?${query}`;
  const stream = new AttachStream();
  const connecting = cluster.sockets.connect(path, null, (channel, data) => stream.receive(channel, data));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`attaching took longer than ${ms} ms`)), ms);
  });
  try {
    stream.open(await Promise.race([connecting, late]));
    return stream;
  } catch (error) {
    void connecting.then((socket) => socket.terminate()).catch(() => undefined);
    throw new Error(`The sandbox ${pod} cannot be reached: ${wordsOf(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function wordsOf(error: unknown): string {
  const { message } = error as { message?: unknown };
  return typeof message === "string" ? message : String(error);
}

/** One WebSocket as a stream of bytes. */
class AttachStream extends Duplex {
  #socket: Socket | undefined;

  constructor() {
    super({ writableHighWaterMark: 1024 * 1024 });
  }

  open(socket: Socket): void {
    this.#socket = socket;
    socket.on("close", () => this.destroy());
    socket.on("error", (error: Error) => this.destroy(error));
  }

  receive(channel: number, data: Buffer): boolean {
    if (channel === STDOUT && data.length > 0) this.push(data);
    // Whatever it says, nothing follows: the container ended, or the node cut the stream.
    else if (channel === STATUS) this.destroy();
    return true;
  }

  override _read(): void {
    // A WebSocket has no brake; what is unread is bounded by the runner's window.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const message = Buffer.allocUnsafe(chunk.length + 1);
    message[0] = STDIN;
    message.set(chunk, 1);
    if (this.#socket) this.#socket.send(message, done);
    else done(new Error("The stream is not open."));
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket?.terminate();
    done(error);
  }
}
