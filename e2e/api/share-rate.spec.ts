import { afterAll, beforeAll, expect, it } from "vitest";
import { type Podium, startPodium } from "../support/podium";
import { newOwner, problemOf } from "./server";
import { pythonDocument } from "./shares";

let podium: Podium;
beforeAll(async () => {
  podium = await startPodium({
    env: {
      PODIUM_RATE_OWNER_PER_MINUTE: "1",
      PODIUM_RATE_OWNER_BURST: "5",
      PODIUM_RATE_ADDRESS_PER_MINUTE: "1",
      PODIUM_RATE_ADDRESS_BURST: "8",
    },
  });
}, 60_000);
afterAll(() => podium?.stop());

it("exactly as many links as the rate allows are made by 40 requests at once, per owner and per address", async () => {
  const body = { document: pythonDocument("1") };
  const [ada, grace] = [await newOwner(podium.url), await newOwner(podium.url)];
  const first = await Promise.all(Array.from({ length: 40 }, () => ada.post("/api/v1/shares", body)));
  expect(first.filter(({ status }) => status === 201)).toHaveLength(5);
  const refused = first.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await problemOf(refused ?? Response.error())).toMatchObject({ code: "rate_limited" });
  const second = await Promise.all(Array.from({ length: 10 }, () => grace.post("/api/v1/shares", body)));
  expect(second.filter(({ status }) => status === 201)).toHaveLength(3);
});
