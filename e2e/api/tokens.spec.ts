import { expect, it } from "vitest";
import { anonymous, newOwner, problemOf } from "./server";

it("a caller without a cookie gets tokens: one reads, the other also controls", async () => {
  const caller = anonymous();
  const created = await caller.start({ language: "bash", source: "echo on; cat", interactive: true });
  const { id, readToken = "", controlToken = "" } = created;
  const path = `/api/v1/executions/${id}`;
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  expect(await problemOf(caller.request(path))).toMatchObject({ code: "not_found" });
  expect((await caller.request(path, bearer(readToken))).status).toBe(200);
  expect((await caller.request(`${path}?token=${readToken}`)).status).toBe(200);
  for (const action of ["cancel", "interrupt"]) {
    const response = caller.request(`${path}/${action}`, { method: "POST", ...bearer(readToken) });
    expect(await problemOf(response)).toMatchObject({ code: "forbidden" });
  }
  const cancelled = await caller.request(`${path}/cancel`, { method: "POST", ...bearer(controlToken) });
  expect(cancelled.status).toBe(200);
});

it("a caller with a cookie gets none, and needs none", async () => {
  const owner = await newOwner();
  const created = await owner.run({ language: "bash", source: "true" });
  expect(created).not.toHaveProperty("readToken");
  expect(created).not.toHaveProperty("controlToken");
});

it("a token of one execution is worth nothing for another", async () => {
  const caller = anonymous();
  const [first, second] = await Promise.all([
    caller.start({ language: "bash", source: "true" }),
    caller.start({ language: "bash", source: "true" }),
  ]);
  const response = caller.request(`/api/v1/executions/${second.id}?token=${first.controlToken}`);
  expect(await problemOf(response)).toMatchObject({ code: "not_found" });
});
