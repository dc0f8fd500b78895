import { afterAll, beforeAll, expect, it } from "vitest";
import { type Podium, startPodium } from "../support/podium";
import { newOwner, problemOf } from "./server";
import { pythonDocument, revoke, share } from "./shares";

let podium: Podium;
beforeAll(async () => {
  podium = await startPodium({ env: { PODIUM_MAX_SHARES_PER_OWNER: "3" } });
}, 60_000);
afterAll(() => podium?.stop());

const body = { document: pythonDocument("1") };

it("an owner holds exactly as many links as the bound allows, whatever is asked for at once", async () => {
  const [ada, grace] = [await newOwner(podium.url), await newOwner(podium.url)];
  const answers = await Promise.all(Array.from({ length: 30 }, () => ada.post("/api/v1/shares", body)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  const refused = answers.find(({ status }) => status !== 201) ?? Response.error();
  expect(await problemOf(refused)).toMatchObject({
    status: 409,
    code: "too_many_shares",
    detail: expect.stringContaining("You hold 3 links, as many as one may here."),
  });
  expect((await grace.post("/api/v1/shares", body)).status).toBe(201);
});

it("a link that is revoked, or whose time is over, makes room for another", async () => {
  const ada = await newOwner(podium.url);
  const { id } = await share(ada, body);
  await share(ada, body);
  await share(ada, { ...body, expiresIn: 1 });
  expect(await problemOf(ada.post("/api/v1/shares", body))).toMatchObject({ code: "too_many_shares" });
  await revoke(ada, id);
  await share(ada, body);
  await expect.poll(async () => (await ada.post("/api/v1/shares", body)).status, { timeout: 10_000 }).toBe(201);
});
