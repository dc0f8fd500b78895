import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import pg from "pg";
import { benchCluster } from "../bench/cluster";
import { benchHistory } from "../bench/history";
import { measureLanguages } from "../bench/languages";
import { describeMachine } from "../bench/machine";
import { bench, keepReport } from "../bench/main";
import { seedHistory } from "../bench/seed-history";
import { loadConfig } from "../lib/config/load";
import { withDatabase } from "../lib/db/maintenance";
import { readDotEnv } from "./steps/dot-env";
import { findBuilder } from "./steps/images/builder";
import { parseImageOptions } from "./steps/images/options";
import { imageTag } from "./steps/images/plan";
import { imageBytes } from "./steps/images/sizes";
import { packagedClients } from "./steps/kubernetes/client-programs";
import { type LanguageReport, readReport, REPORT } from "./steps/language-table";
import { prepareParts, prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

const MILLION = 1_000_000;

/**
 * `npm run bench`: measures the built server on this machine and keeps the report in bench/reports/.
 * `npm run bench -- soak 10000`: so many executions without a pause.
 * `npm run bench -- page`: the page only. `npm run bench -- languages`: what each language costs.
 * `npm run bench -- cluster`: with pods of the test cluster.
 * `npm run bench -- history 1000000`: the history and the administrator's figures with so many executions.
 * `npm run bench -- seed ada@example.org 1000000`: so many executions for an account of this checkout's own database.
 */
export async function main(tools: Tools): Promise<void> {
  const say = (line: string) => tools.progress.line(line);
  const [what, ...rest] = tools.args;
  if (what === "languages") return await benchLanguages(tools);
  if (what === "seed") return seed(tools, rest[0] ?? "", whole(tools, rest[1] ?? String(MILLION)));
  await prepareServer(tools);
  if (what === "cluster") {
    await packagedClients(tools);
    await benchCluster(tools.root, say);
    return;
  }
  if (what === "history") {
    const report = await benchHistory(whole(tools, rest[0] ?? String(MILLION)), say);
    say(report);
    keepReport(tools.root, "history", report);
    process.exit(0);
  }
  const soakTotal = what === "soak" ? whole(tools, rest[0] ?? "10000") : 0;
  await bench(tools.root, say, { soakTotal, pageOnly: what === "page" });
}

async function seed(tools: Tools, email: string, count: number): Promise<void> {
  readDotEnv(tools.root);
  await withDatabase(loadConfig(process.env, { root: tools.root }), async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<{ id: string }>("SELECT id FROM users WHERE email = $1", [email]);
      const ownerId = rows[0]?.id;
      if (!ownerId) throw new tools.Refusal(`No account has "${email}". Say whose: npm run bench -- seed <e-mail>`);
      await seedHistory(client, { ownerId, count, days: 28 }, (line) => tools.progress.line(line));
    } finally {
      await client.end();
    }
  });
  process.exit(0);
}

function whole(tools: Tools, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new tools.Refusal(`"${text}" is no number of executions.`);
  return count;
}

async function benchLanguages(tools: Tools): Promise<void> {
  await prepareParts(tools);
  const { line } = tools.progress;
  const machine = `${describeMachine(tools.root)} · load ${loadavg()[0]?.toFixed(0)}`;
  const report = { machine, languages: withImages(tools, await measureLanguages(line)) };
  writeFileSync(path.join(tools.root, REPORT), `${JSON.stringify(report, null, 2)}\n`);
  line("Now `npm run validate -- --fix` writes docs/languages.md.");
}

/** The sizes of images that are built here; of others, what was known before. */
function withImages(tools: Tools, measured: LanguageReport["languages"]): LanguageReport["languages"] {
  const builder = findBuilder(tools);
  const { version } = loadConfig({ NODE_ENV: "test" }, { root: tools.root });
  const before = readReport(tools.root).languages;
  const sizeOf = (id: string) =>
    (builder && imageBytes(builder, imageTag(id, parseImageOptions([]), version))) ?? before[id]?.imageBytes;
  return Object.fromEntries(Object.entries(measured).map(([id, cost]) => [id, { ...cost, imageBytes: sizeOf(id) }]));
}
