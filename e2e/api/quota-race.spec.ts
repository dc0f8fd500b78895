import { expect, it } from "vitest";
import { startPodium } from "../support/podium";
import { newOwner, problemOf } from "./server";

it("a quota raced by a hundred requests is exact", { timeout: 90_000 }, async () => {
  const podium = await startPodium({ env: { PODIUM_RATE_OWNER_BURST: "10", PODIUM_RATE_OWNER_PER_MINUTE: "1" } });
  try {
    const owner = await newOwner(podium.url);
    const responses = await Promise.all(
      Array.from({ length: 100 }, () => owner.create({ language: "bash", source: "true" })),
    );
    const refused = responses.filter((response) => response.status !== 202);
    expect(responses.length - refused.length).toBe(10);
    for (const response of refused) {
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await problemOf(response)).toMatchObject({ code: "rate_limited" });
    }
    const other = await newOwner(podium.url);
    expect((await other.create({ language: "bash", source: "true" })).status).toBe(202);
  } finally {
    await podium.stop();
  }
});
