import type { Podium } from "../e2e/support/podium";
import { BenchClient, newOwner } from "./clients";
import { fullPool, residentOf } from "./measure";
import { type Row, summarise } from "./statistics";

const hello = { language: "python", source: "print('hello')" };
const endless = { language: "python", source: "while True: print('x' * 1000)" };
const ROUNDS = 150;
const NOISY = 20;
/** So many programs without end are stopped at least, and the server's memory is told for each quarter of them. */
const ENDLESS = 240;

/** First bytes of one client alone, and beside 20 programs of others that print without end until their limit, again and again. */
export async function besideEndlessOutput(podium: Podium, pool: number, reference: number): Promise<Row[]> {
  const quiet = await BenchClient.connect(podium.url, await newOwner(podium.url));
  const alone = await rounds(quiet, podium.url, pool);
  const before = residentOf(podium.pid);
  let going = true;
  let ended = 0;
  const peaks: number[] = [];
  const noisy = Array.from({ length: NOISY }, async () => {
    const client = await BenchClient.connect(podium.url, await newOwner(podium.url));
    while (going || ended < ENDLESS) {
      await client.run(endless, undefined);
      const quarter = Math.floor((4 * ended) / ENDLESS);
      if (quarter < 4) peaks[quarter] = Math.max(peaks[quarter] ?? 0, residentOf(podium.pid));
      ended += 1;
    }
    client.close();
  });
  const beside = await rounds(quiet, podium.url, 0);
  going = false;
  await Promise.all(noisy);
  quiet.close();
  const row = (name: string, samples: number[], note: string): Row => {
    const summary = summarise(samples);
    return { name, ratio: summary.p50 / reference, ...summary, note };
  };
  const p99 = summarise(beside).p99 / summarise(alone).p99;
  const memory = `${ended} endless programs stopped at their limit; server ${before.toFixed(0)} MiB before, at most ${peaks.map((peak) => peak.toFixed(0)).join(", ")} MiB in each quarter of ${ENDLESS}`;
  return [
    row("1 client alone, first byte", alone, ""),
    row(`beside ${NOISY} endless outputs, first byte`, beside, `p99 ${p99.toFixed(1)}× of alone; ${memory}`),
  ];
}

async function rounds(client: BenchClient, url: string, pool: number): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (pool > 0) await fullPool(url, pool);
    else await new Promise((resolve) => setTimeout(resolve, 50));
    samples.push((await client.run(hello, "hello\n")).firstByte);
  }
  return samples;
}
