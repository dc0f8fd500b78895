import pg from "pg";

/** A standing LISTEN. */
export interface Listener {
  close(): Promise<void>;
}

interface ListenOptions {
  url: string;
  channel: string;
  onNotify: (payload: string) => void;
  onConnect?: () => void;
  onError: (error: Error) => void;
}

const firstDelayMs = 100;
const longestDelayMs = 5000;

/** Listens on a connection of its own, made again with growing waits when it breaks. Rejects only if the first fails. */
export async function listenTo(options: ListenOptions): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delay = firstDelayMs;
  let closed = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: options.url,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: "podium listen",
    });
    fresh.on("error", options.onError);
    fresh.on("notification", (message) => options.onNotify(message.payload ?? ""));
    fresh.once("end", again);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${pg.escapeIdentifier(options.channel)}`);
    } catch (error) {
      fresh.off("end", again);
      await fresh.end().catch(() => {});
      throw error;
    }
    client = fresh;
    delay = firstDelayMs;
    if (closed) await fresh.end();
    else options.onConnect?.();
  };

  function again(): void {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      connect().catch((error: Error) => {
        options.onError(error);
        again();
      });
    }, delay);
    timer.unref();
    delay = Math.min(delay * 2, longestDelayMs);
  }

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
