import { expect, it } from "vitest";
import { newOwner } from "./server";
import { EventStream } from "./sse";

it("a line printed each second arrives each second", async () => {
  const owner = await newOwner();
  const { id } = await owner.start({
    language: "python",
    source: "import time\nfor n in range(3):\n    print('line', n)\n    time.sleep(1)",
  });
  const arrivals: number[] = [];
  const stream = new EventStream(owner, id);
  for await (const { event, at } of stream) {
    // A line may come in pieces: what counts is when its end came.
    if (event.type === "stdout") arrivals.push(...(event.text.match(/\n/g) ?? []).map(() => at));
  }
  expect(arrivals).toHaveLength(3);
  // Lines held back would arrive together; on a busy machine single gaps vary.
  for (const [index, at] of arrivals.slice(1).entries()) expect(at - (arrivals[index] ?? 0)).toBeGreaterThan(300);
  expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(1500);
  expect(stream.ended).toBe(true);
});
