import type { Podium } from "../e2e/support/podium";
import { BenchClient, newOwner } from "./clients";
import { residentOf } from "./measure";

const CLIENTS = 8;

/** Runs `total` executions without a pause and says the server's memory along the way, one line a tenth. */
export async function soak(podium: Podium, total: number, say: (line: string) => void): Promise<void> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => BenchClient.connect(podium.url, await newOwner(podium.url))),
  );
  const began = performance.now();
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (done < total) {
        done += 1;
        const number = done;
        await client.run({ language: "python", source: "print('hello')" }, "hello\n");
        if (number % Math.ceil(total / 10) === 0) {
          const rate = number / ((performance.now() - began) / 1000);
          say(`${number} executions, ${rate.toFixed(0)}/s, server ${residentOf(podium.pid).toFixed(0)} MiB resident`);
        }
      }
    }),
  );
  for (const client of clients) client.close();
}
