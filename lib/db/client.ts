import { PrismaPg } from "@prisma/adapter-pg";
import { clearLogs } from "@prisma/debug";
import pg from "pg";
import { type Prisma, PrismaClient } from "../../prisma/generated/client";
import { listenTo, type Listener } from "./listener";

/** What {@link createDatabase} may be told. */
export interface DatabaseOptions {
  /** Connections at most; 10 by default. */
  poolSize?: number;
  /** Time to wait for a connection, in milliseconds; 5000 by default. */
  connectTimeoutMs?: number;
  /** Told about connections that broke; they are replaced by themselves. */
  onError?: (error: Error) => void;
}

/** How often Prisma's memory of its last calls is emptied, in milliseconds. */
const FORGET_MS = 1000;

/** The database of this process. */
export interface Database {
  prisma: PrismaClient;
  /**
   * Runs one statement and answers its rows, past Prisma's client, which turns bytes into base64 inside of JSON and back:
   * for statements that carry programs and their output.
   */
  query<Row>(statement: Prisma.Sql): Promise<Row[]>;
  /** One round trip; rejects when the database does not answer in time. */
  ping(): Promise<void>;
  /**
   * Calls back for every NOTIFY on a channel, over a connection of its own that comes back by itself. `onConnect` is called
   * each time it stands: what was sent meanwhile is lost, so look for yourself then.
   */
  listen(channel: string, onNotify: (payload: string) => void, onConnect?: () => void): Promise<Listener>;
  /** Ends all connections, the listening ones too. */
  close(): Promise<void>;
}

/** Opens no connection yet. A database that goes away fails calls, never the process, and is found again by itself. */
export function createDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { poolSize = 10, connectTimeoutMs = 5000, onError = () => {} } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: "podium",
  });
  pool.on("error", onError);
  const adapter = new PrismaPg(pool, {
    // Planning the calls once a connection halves their time.
    statementNameGenerator: ({ sql }: { sql: string }) => statementName(sql),
    onConnectionError: onError,
    onPoolError: onError,
  });
  const prisma = new PrismaClient({ adapter });
  const listeners: Listener[] = [];
  // Prisma's adapter keeps the arguments of its last hundred statements for debugging, whatever their size.
  const forgetting = setInterval(clearLogs, FORGET_MS).unref();
  return {
    prisma,
    async query<Row>({ text, values }: Prisma.Sql) {
      return (await pool.query({ name: statementName(text), text, values })).rows as Row[];
    },
    async ping() {
      await pool.query("SELECT 1");
    },
    async listen(channel, onNotify, onConnect) {
      const listener = await listenTo({ url, channel, onNotify, onConnect, onError });
      listeners.push(listener);
      return listener;
    },
    async close() {
      clearInterval(forgetting);
      await Promise.all(listeners.map((listener) => listener.close()));
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

const names = new Map<string, string>();

/** A stable name for each statement's text, for a bounded number of them. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= 500) return "";
  const name = `podium_${names.size}`;
  names.set(sql, name);
  return name;
}
