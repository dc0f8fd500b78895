import { join } from "node:path";
import pg from "pg";
import { type Podium, startPodium } from "../e2e/support/podium";
import { runningEmbeddedPostgres } from "../lib/db/embedded/attach";
import { seedHistory } from "./seed-history";
import { type Row, summarise, table } from "./statistics";

const ROUNDS = 60;
const DAYS = 28;
const DAY_MS = 86_400_000;

/** What a person asks of a long history, as queries of `GET /api/v1/executions`. */
function questions(): readonly [string, Record<string, string>][] {
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
  return [
    ["history, first page", {}],
    ["… of one language", { language: "typescript" }],
    ["… of one outcome", { outcome: "timeout" }],
    ["… of an outcome nothing has", { outcome: "out_of_memory" }],
    ["… of a language and an outcome", { language: "c", outcome: "nonzero_exit" }],
    ["… ok of one language", { language: "bash", outcome: "ok" }],
    ["… of one day, three weeks ago", { from: ago(21), to: ago(20) }],
    ["… with a frequent text", { text: "primes" }],
    ["… with a rare text", { text: "needle" }],
    ["… with a text nothing has", { text: "no such thing" }],
    ["… with two letters nothing has", { text: "zq" }],
    ["… with a text, a language, an outcome", { text: "matrix", language: "node", outcome: "timeout" }],
  ];
}

/** The history's pages and the administrator's figures with so many executions of one owner, over HTTP. */
export async function benchHistory(count: number, say: (line: string) => void): Promise<string> {
  const podium = await startPodium({ env: { PODIUM_RETENTION_DAYS: "365", PODIUM_LOG_LEVEL: "error" } });
  const url = runningEmbeddedPostgres({ folder: join(podium.dataFolder, "postgres") });
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const admin = await makeAdmin(podium);
    const began = performance.now();
    await seedHistory(client, { ownerId: admin.id, count, days: DAYS }, say);
    say(`seeded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    // The server took these hours for counted when it started, before there was anything in them.
    await client.query("TRUNCATE usage_hours, usage_days, usage_marks");
    const counting = performance.now();
    await client.query("SELECT podium_count_usage()");
    const countedIn = `counted once, in ${((performance.now() - counting) / 1000).toFixed(1)} s`;
    await expectCounted(podium, admin.cookie, count);
    const ask = (path: string) => timed(podium.url, path, admin.cookie);
    const reference = summarise(await repeated(() => ask("/api/v1/account")));
    const rows: Row[] = [{ name: "own account, one row (reference)", ratio: 1, ...reference }];
    const add = async (name: string, path: string, note?: string) => {
      const summary = summarise(await repeated(() => ask(path)));
      rows.push({ name, ratio: summary.p50 / reference.p50, ...summary, note });
      say(table(rows.slice(-1)).split("\n")[1] ?? "");
    };
    for (const [name, query] of questions())
      await add(name, `/api/v1/executions?${new URLSearchParams({ ...query, limit: "50" })}`);
    await add("… deep, by its cursor", `/api/v1/executions?limit=50&cursor=${await deepCursor(client, admin.id)}`);
    await add("administrator's overview", "/api/v1/admin/overview");
    for (const range of ["day", "week", "month"])
      await add(`administrator's usage, ${range}`, `/api/v1/admin/usage?range=${range}`, countedIn);
    return `${count} executions of one owner\n${table(rows)}`;
  } finally {
    await client.end();
    await podium.stop();
  }
}

/** Figures over nothing would be quick. @throws Error when the administrator's month lacks what was seeded */
async function expectCounted({ url }: Podium, cookie: string, count: number): Promise<void> {
  const answer = await fetch(`${url}/api/v1/admin/usage?range=month`, { headers: { cookie } });
  const { runs } = (await answer.json()) as { runs: number };
  if (runs < 0.99 * count) throw new Error(`the administrator's month shows ${runs} of ${count} executions`);
}

async function repeated(ask: () => Promise<number>): Promise<number[]> {
  // The first ones fill caches and compile statements, here and in the database.
  for (let round = 0; round < 5; round++) await ask();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await ask());
  return times;
}

async function timed(url: string, path: string, cookie: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(`${url}${path}`, { headers: { cookie } });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
  return performance.now() - began;
}

async function deepCursor(client: pg.Client, ownerId: string): Promise<string> {
  const { rows } = await client.query<{ id: string; created_at: Date }>(
    `SELECT id, created_at FROM executions WHERE owner_id = $1
     AND created_at < now() - interval '${DAYS - 1} days' ORDER BY created_at DESC LIMIT 1`,
    [ownerId],
  );
  const [row] = rows;
  if (!row) throw new Error("nothing was seeded");
  return Buffer.from(`${row.created_at.toISOString()} ${row.id}`).toString("base64url");
}

/** The first administrator of a new server. */
async function makeAdmin(podium: Podium): Promise<{ id: string; cookie: string }> {
  const token = /signup\?token=([\w-]+)/.exec(podium.logs())?.[1];
  const response = await fetch(`${podium.url}/api/v1/account`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "bench@example.org", password: "only for this bench", token }),
  });
  const account = (await response.json()) as { id: string };
  if (response.status !== 201) throw new Error(JSON.stringify(account));
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { id: account.id, cookie };
}
