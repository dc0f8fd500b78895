import { expect, it } from "vitest";
import { anonymous, newOwner, problemOf } from "./server";
import { pythonDocument, readShare, share } from "./shares";

const document = pythonDocument("1");
const day = 24 * 60 * 60 * 1000;

it("says when a link ends, and answers from then on as if it never was", async () => {
  const { id, expiresAt = "" } = await share(await newOwner(), { document, expiresIn: 2 });
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  expect((await readShare(anonymous(), id)).expiresAt).toBe(expiresAt);
  const read = () => anonymous().request(`/api/v1/shares/${id}`);
  await expect.poll(async () => (await read()).status, { timeout: 10_000 }).toBe(404);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  const never = await problemOf(anonymous().request("/api/v1/shares/0000000000000000000000"));
  expect({ ...(await problemOf(read())), instance: "" }).toEqual({ ...never, instance: "" });
});

it("cuts off who follows the run when the link's time is over, and lets the run go on", async () => {
  const owner = await newOwner();
  const run = await owner.start({ language: "bash", source: "while :; do echo tick; sleep 0.1; done" });
  const { id } = await share(owner, { executionId: run.id, expiresIn: 2 });
  const { readToken = "" } = await readShare(anonymous(), id);
  const stream = await anonymous().request(`/api/v1/shares/${id}/events`);
  const text = await stream.text();
  expect(text).toContain("tick");
  expect(text).not.toContain("event: end");
  const headers = { authorization: `Bearer ${readToken}` };
  const answer = anonymous().request(`/api/v1/executions/${run.id}`, { headers });
  expect(await problemOf(answer)).toMatchObject({ code: "not_found" });
  expect((await owner.get(run.id)).status).toBe("running");
  await owner.post(`/api/v1/executions/${run.id}/cancel`, {});
});

it("lets a link stand until it is revoked, but not one of a caller who cannot come back for it", async () => {
  expect((await share(await newOwner(), { document })).expiresAt).toBeUndefined();
  const { expiresAt = "" } = await share(anonymous(), { document });
  const days = (Date.parse(expiresAt) - Date.now()) / day;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
});

it("takes no time that is none, or longer than a year", async () => {
  const owner = await newOwner();
  for (const expiresIn of [0, -1, 1.5, 366 * 24 * 60 * 60, "60", null]) {
    const answer = owner.post("/api/v1/shares", { document, expiresIn });
    expect(await problemOf(answer)).toMatchObject({ code: "invalid_request" });
  }
});
