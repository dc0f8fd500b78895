import { expect, it } from "vitest";
import { newOwner, problemOf } from "./server";

const body = { language: "bash", source: "echo once" };

async function idOf(response: Response): Promise<string> {
  return ((await response.json()) as { id: string }).id;
}

it("the same request under the same key runs once, also when sent ten times at once", async () => {
  const owner = await newOwner();
  const key = { "idempotency-key": crypto.randomUUID() };
  const ids = await Promise.all(Array.from({ length: 10 }, async () => idOf(await owner.create(body, key))));
  expect(new Set(ids).size).toBe(1);
  const list = (await (await owner.request("/api/v1/executions")).json()) as { items: unknown[] };
  expect(list.items).toHaveLength(1);
});

it("another request under the same key is refused", async () => {
  const owner = await newOwner();
  const key = { "idempotency-key": crypto.randomUUID() };
  await owner.create(body, key);
  const response = owner.create({ ...body, source: "echo twice" }, key);
  expect(await problemOf(response)).toMatchObject({ code: "idempotency_conflict", status: 422 });
});

it("the same key of another owner is another key", async () => {
  const key = { "idempotency-key": crypto.randomUUID() };
  const [first, second] = await Promise.all([newOwner(), newOwner()]);
  expect(await idOf(await first.create(body, key))).not.toBe(await idOf(await second.create(body, key)));
});
