import { expect, it } from "vitest";
import { type SharePage, sharePageSchema } from "../../lib/contracts/shares";
import { anonymous, type Caller, newOwner, problemOf } from "./server";
import { pythonDocument, revoke, share } from "./shares";

async function listOf(caller: Caller, query = ""): Promise<SharePage> {
  const response = await caller.request(`/api/v1/shares${query}`);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return sharePageSchema.parse(JSON.parse(text));
}

it("lists my links, newest first, with what each shows and how it stands", async () => {
  const owner = await newOwner();
  expect(await listOf(owner)).toMatchObject({ items: [], total: 0 });
  const code = await share(owner, {
    document: { ...pythonDocument("\n# first line\nprint(1)"), title: "Code\0 only" },
  });
  const run = await owner.run({ language: "bash", source: "exit 3", title: "A run" });
  const ran = await share(owner, { executionId: run.id, expiresIn: 3600 });
  const { items, total, most, nextCursor } = await listOf(owner);
  expect({ total, nextCursor }).toEqual({ total: 2, nextCursor: undefined });
  expect(most).toBeGreaterThan(2);
  expect(items).toMatchObject([
    {
      id: ran.id,
      url: ran.url,
      title: "A run",
      language: "bash",
      headline: "exit 3",
      expiresAt: ran.expiresAt,
      execution: { id: run.id, status: "failed", outcome: "nonzero_exit" },
    },
    { id: code.id, url: code.url, title: "Code\ufffd only", language: "python", headline: "# first line" },
  ]);
  expect(items[1]).not.toHaveProperty("execution");
});

it("shows a run as it stands now, and nothing of a link that was revoked or is over", async () => {
  const owner = await newOwner();
  const run = await owner.start({ language: "bash", source: "read x", interactive: true });
  const { id } = await share(owner, { executionId: run.id });
  await share(owner, { document: pythonDocument("soon over"), expiresIn: 1 });
  expect((await listOf(owner)).items.find((item) => item.id === id)?.execution?.status).toMatch(/queued|running/);
  await owner.post(`/api/v1/executions/${run.id}/cancel`, {});
  await owner.untilOver(run.id);
  await expect.poll(async () => (await listOf(owner)).total, { timeout: 10_000 }).toBe(1);
  expect((await listOf(owner)).items).toMatchObject([{ id, execution: { status: "cancelled", outcome: "cancelled" } }]);
  await revoke(owner, id);
  expect(await listOf(owner)).toMatchObject({ items: [], total: 0 });
});

it("comes in pages that neither miss nor repeat one", async () => {
  const owner = await newOwner();
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.push((await share(owner, { document: pythonDocument("1") })).id);
  const seen: string[] = [];
  let query = "?limit=2";
  for (let page = 0; page < 3; page += 1) {
    const { items, total, nextCursor } = await listOf(owner, query);
    expect(total).toBe(5);
    seen.push(...items.map(({ id }) => id));
    query = `?limit=2&cursor=${nextCursor}`;
    expect(nextCursor === undefined).toBe(page === 2);
  }
  expect([...seen].sort()).toEqual([...made].sort());
  for (const wrong of ["?cursor=nonsense", "?limit=0", "?limit=101", "?owner=1"])
    expect((await problemOf(owner.request(`/api/v1/shares${wrong}`))).code).toBe("invalid_request");
});

it("is nobody else's: another owner sees none of mine and can end none, and without a cookie there is no list", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  const { id } = await share(owner, { document: pythonDocument("1") });
  expect(await listOf(other)).toMatchObject({ items: [], total: 0 });
  expect((await problemOf(revoke(other, id))).code).toBe("not_found");
  expect((await problemOf(anonymous().request("/api/v1/shares"))).code).toBe("unauthenticated");
  const token = { authorization: `Bearer share_${id}` };
  expect((await problemOf(anonymous().request("/api/v1/shares", { headers: token }))).code).toBe("unauthenticated");
  expect((await listOf(owner)).items.map((item) => item.id)).toEqual([id]);
});
