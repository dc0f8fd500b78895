import { languageDefinitions } from "../lib/languages/all";
import type { LanguageDefinition } from "../lib/languages/language";
import { type LanguageBench, openLanguages } from "../lib/languages/testing";
import { summarise } from "./statistics";

/** What one language costs here. */
export interface LanguageCost {
  /** As its tool says. */
  version: string;
  /** From the request to the end of "hello", in a sandbox made for it, with nothing kept. */
  coldMs: number;
  /** The same in a sandbox that waited. */
  warmMs: number;
  /** The same program once more: what was compiled is kept. */
  againMs: number;
  /** Most memory of that run. */
  memoryBytes: number;
  /** Size of its image, where that was built here. */
  imageBytes?: number;
}

const COLD_RUNS = 3;
const WARM_RUNS = 7;
const FULL_POOL_MS = 60_000;

/** Measures every language that this host has, by id. */
export async function measureLanguages(say: (line: string) => void): Promise<Record<string, LanguageCost>> {
  const cold = await openLanguages({ name: "bench-cold", pool: 0 });
  const cost: Record<string, LanguageCost> = {};
  const here = languageDefinitions.filter(({ id }) =>
    cold.languages.list().some((each) => each.id === id && each.available),
  );
  const coldMs = new Map<string, number>();
  try {
    for (const language of here) coldMs.set(language.id, await median(COLD_RUNS, () => timeOf(cold, language)));
  } finally {
    await cold.close();
  }
  const warm = await openLanguages({ name: "bench-warm", pool: 1 });
  try {
    for (const language of here) {
      const { id } = language;
      const version = warm.languages.list().find((each) => each.id === id)?.versions[0]?.full ?? "unknown";
      const warmMs = await median(WARM_RUNS, () => timeOf(warm, language));
      const source = unlike(language);
      await timeOf(warm, language, source);
      let memoryBytes = 0;
      const againMs = await median(WARM_RUNS, () => timeOf(warm, language, source, (bytes) => (memoryBytes = bytes)));
      cost[id] = { version, coldMs: coldMs.get(id) ?? 0, warmMs, againMs, memoryBytes };
      say(`${id.padEnd(12)} ${JSON.stringify(cost[id])}`);
    }
  } finally {
    await warm.close();
  }
  return cost;
}

async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await measure());
  return Math.round(summarise(times).p50 * 10) / 10;
}

async function timeOf(
  bench: LanguageBench,
  language: LanguageDefinition,
  source = unlike(language),
  onMemory: (bytes: number) => void = () => undefined,
): Promise<number> {
  await fullPool(bench);
  const began = performance.now();
  const { result, text } = await bench.run({ language: language.id, source });
  const took = performance.now() - began;
  if (result.outcome !== "ok") throw new Error(`hello in ${language.name} ended ${result.outcome}: ${text}`);
  onMemory(result.usage?.memoryBytes ?? 0);
  return took;
}

let programs = 0;

/** "Hello" that never was before, so that no compiled program fits it. */
function unlike({ examples }: LanguageDefinition): string {
  return `${examples[0]?.source}${"\n".repeat(++programs)}`;
}

async function fullPool({ engine }: LanguageBench): Promise<void> {
  const end = performance.now() + FULL_POOL_MS;
  while (engine.pools().some(({ ready, size }) => ready < size)) {
    if (performance.now() > end) throw new Error("The pools do not become full.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
