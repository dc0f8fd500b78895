import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Podium, startPodium } from "../e2e/support/podium";
import { BenchClient, newOwner, type RunTimes } from "./clients";
import { describeMachine } from "./machine";
import { cpuOf, fullPool } from "./measure";
import { besideEndlessOutput } from "./neighbours";
import { firstVisits } from "./page";
import { runBare } from "./reference";
import { soak } from "./soak";
import { type Row, summarise, table } from "./statistics";
import { typingWhileStreaming } from "./typing";

const program = "print('hello')";
const expected = "hello\n";
const POOL = 64;

/** Ways the server is used. `paced` waits for a full pool before each round, as people's pauses do; else runs follow each other. */
const loads = [
  { name: "1 client", clients: 1, runs: 100, paced: true },
  { name: "10 clients at once", clients: 10, runs: 20, paced: true },
  { name: "50 clients at once", clients: 50, runs: 6, paced: true },
  { name: "10 clients without a pause", clients: 10, runs: 60, paced: false },
] as const;

/** What is measured, when not everything. */
export interface BenchOptions {
  /** So many executions without a pause, and the server's memory meanwhile. */
  soakTotal?: number;
  /** The page only; the report is printed and not kept. */
  pageOnly?: boolean;
}

/**
 * First byte and completion at 1, 10 and 50 clients, and beside noisy neighbours; the page's first visit and typing in it;
 * the bare interpreter in the same run is the reference.
 */
export async function bench(root: string, say: (line: string) => void, options: BenchOptions = {}): Promise<void> {
  const { soakTotal = 0, pageOnly = false } = options;
  const podium = await startPodium({
    env: { PODIUM_POOL: `python=${POOL},default=1`, PODIUM_MAX_RUNNING: String(POOL), PODIUM_LOG_LEVEL: "error" },
  });
  try {
    const machine = describeMachine(root);
    say(machine);
    if (soakTotal > 0) {
      await soak(podium, soakTotal, say);
      return;
    }
    const bare: RunTimes[] = [];
    for (let run = 0; run < 100; run++) bare.push(await runBare("/usr/bin/python3", ["-c", program]));
    const reference = summarise(bare.map((times) => times.firstByte));
    const rows: Row[] = [{ name: "bare python3, first byte", ratio: 1, ...reference }];
    if (!pageOnly) {
      for (const load of loads) rows.push(...(await measure(podium, load, reference.p50)));
      rows.push(...(await besideEndlessOutput(podium, POOL, reference.p50)));
    }
    rows.push(...(await firstVisits(reference.p50)));
    rows.push(...(await typingWhileStreaming(reference.p50)));
    const report = table(rows);
    say(report);
    if (!pageOnly) keepReport(root, "latest", report);
  } finally {
    await podium.stop();
  }
}

async function measure(podium: Podium, load: (typeof loads)[number], reference: number): Promise<Row[]> {
  const owners = Array.from({ length: load.clients }, () => newOwner(podium.url));
  const clients = await Promise.all(owners.map(async (owner) => BenchClient.connect(podium.url, await owner)));
  const times: RunTimes[] = [];
  const run = async (client: BenchClient) =>
    times.push(await client.run({ language: "python", source: program }, expected));
  let seconds = 0;
  const timed = async (work: Promise<unknown>) => {
    const began = performance.now();
    await work;
    seconds += (performance.now() - began) / 1000;
  };
  await fullPool(podium.url, POOL);
  const cpuBefore = cpuOf(podium.pid);
  if (load.paced) {
    for (let round = 0; round < load.runs; round++) {
      await fullPool(podium.url, POOL);
      await timed(Promise.all(clients.map(run)));
    }
  } else {
    const inARow = async (client: BenchClient) => {
      for (let round = 0; round < load.runs; round++) await run(client);
    };
    await timed(Promise.all(clients.map(inARow)));
  }
  for (const client of clients) client.close();
  const cpu = ((cpuOf(podium.pid) - cpuBefore) * 1000) / times.length;
  const note = `${load.paced ? "" : `${(times.length / seconds).toFixed(0)} executions/s, `}server ${cpu.toFixed(1)} ms CPU each`;
  const row = (name: string, pick: (times: RunTimes) => number, more?: string): Row => {
    const summary = summarise(times.map(pick));
    return { name: `${load.name}, ${name}`, ratio: summary.p50 / reference, ...summary, note: more };
  };
  return [row("first byte", (each) => each.firstByte), row("completed", (each) => each.completed, note)];
}

/** Keeps a report, with the machine it is of, in bench/reports/. */
export function keepReport(root: string, name: string, report: string): void {
  const folder = join(root, "bench", "reports");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.md`), `${describeMachine(root)}\n\n\`\`\`\n${report}\n\`\`\`\n`);
}
