import type pg from "pg";

/** What is seeded. */
export interface SeedOptions {
  /** Whose executions they are; made when it is not there. */
  ownerId: string;
  count: number;
  /** Days back over which they are spread. */
  days: number;
}

/** Rows of one statement: enough to be quick, few enough for a line of progress now and then. */
const BATCH = 100_000;
/** How many of the newest have output, so that they can be opened. */
const WITH_OUTPUT = 1_000;

const limits = {
  wallMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 268_435_456,
  cpuMillis: 1_000,
  processes: 64,
  outputBytes: 1_048_576,
  fileBytes: 67_108_864,
  openFiles: 256,
  artifactFiles: 50,
  artifactBytes: 5_242_880,
};

/**
 * Executions as people leave them, written past the product in bulk: five languages, mostly well ended, one in a hundred
 * thousand with a word that is nowhere else ("needle"), ids and times in the order of real ones.
 */
export async function seedHistory(
  client: pg.Client,
  { ownerId, count, days }: SeedOptions,
  say: (line: string) => void,
): Promise<void> {
  await client.query("INSERT INTO owners (id, tokens, refilled_at) VALUES ($1, 1, now()) ON CONFLICT DO NOTHING", [
    ownerId,
  ]);
  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(count, from + BATCH) - 1;
    await client.query(rows, [ownerId, from, to, (days * 86_400_000) / count, JSON.stringify(limits), count]);
    say(`${to + 1} of ${count} executions`);
  }
  await client.query(events, [ownerId, WITH_OUTPUT]);
  await client.query("VACUUM (ANALYZE) executions, execution_events, owners");
}

/** $2 to $3 count back from now, in steps of $4 ms. */
const rows = `
INSERT INTO executions (id, owner_id, address_key, status, outcome, language, version, title, headline, tty, input, limits,
  result, last_seq, created_at, started_at, finished_at)
SELECT
  (lpad(to_hex((extract(epoch FROM r.at) * 1000)::bigint), 12, '0') || '7' || substr(r.hash, 1, 3) || '8' || substr(r.hash, 4, 15))::uuid,
  $1::uuid, 'seed',
  CASE r.outcome WHEN 'ok' THEN 'completed' WHEN 'cancelled' THEN 'cancelled' ELSE 'failed' END,
  r.outcome, r.language, '1', CASE WHEN r.n % 7 = 0 THEN 'Exercise ' || r.n % 40 END, r.headline, true,
  json_build_object('language', r.language, 'source', r.headline || E'\\n# and so on, ' || r.hash, 'tty', true)::text,
  $5::jsonb,
  json_build_object('outcome', r.outcome, 'exitCode', CASE r.outcome WHEN 'ok' THEN 0 WHEN 'nonzero_exit' THEN 1 END,
    'usage', json_build_object('wallMs', r.ms, 'waitedMs', 0, 'cpuMs', r.ms / 2, 'memoryBytes', 9000000,
      'stdoutBytes', 6, 'stderrBytes', 0, 'droppedBytes', 0))::text,
  3, r.at, r.at + interval '2 milliseconds', r.at + r.ms * interval '1 millisecond'
FROM (
  SELECT n, now() - n * $4::float8 * interval '1 millisecond' AS at, md5(n::text || $1) AS hash,
    20 + (n::bigint * 7919) % 900 AS ms,
    (ARRAY['python', 'python', 'python', 'node', 'c', 'bash', 'typescript'])[1 + n % 7] AS language,
    (ARRAY['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'nonzero_exit', 'ok', 'timeout', 'ok', 'ok', 'cancelled', 'compile_error'])[1 + n % 13] AS outcome,
    CASE WHEN n % 100000 = 99999 THEN 'print("needle")'
      ELSE 'print("' || (ARRAY['hello', 'primes up to', 'sum of', 'sorted', 'matrix'])[1 + n % 5] || ' ' || n || '")' END AS headline
  FROM generate_series($2::int, $3::int) AS n WHERE n < $6::int
) r`;

const events = `
INSERT INTO execution_events (execution_id, seq, at, type, data, body)
SELECT e.id, v.seq, e.finished_at, v.type,
  CASE v.type WHEN 'stdout' THEN convert_to(E'hello\\n', 'UTF8') END,
  CASE v.type WHEN 'status' THEN '{"status":"running","phase":"running"}'
    WHEN 'exit' THEN json_build_object('status', e.status, 'result', e.result::json)::text END
FROM (SELECT * FROM executions WHERE owner_id = $1::uuid ORDER BY created_at DESC LIMIT $2::int) e,
  (VALUES (1, 'status'), (2, 'stdout'), (3, 'exit')) AS v (seq, type)
ON CONFLICT DO NOTHING`;
