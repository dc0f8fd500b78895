import { expect, it } from "vitest";
import { executionPageSchema } from "../../lib/contracts/executions";
import { anonymous, newOwner, problemOf } from "./server";

it("an owner's executions are listed newest first, a page at a time", async () => {
  const owner = await newOwner();
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.unshift((await owner.start({ language: "bash", source: `echo ${n}` })).id);
  const listed: string[] = [];
  let cursor: string | undefined;
  do {
    const response = await owner.request(`/api/v1/executions?limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    const page = executionPageSchema.parse(await response.json());
    expect(page.items.length).toBeLessThanOrEqual(2);
    listed.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(listed).toEqual(ids);
});

it("a caller without a cookie has no list", async () => {
  expect(await problemOf(anonymous().request("/api/v1/executions"))).toMatchObject({ code: "unauthenticated" });
});

it.each(["limit=0", "limit=1000", "limit=x", "cursor=nonsense", "page=2"])("?%s is refused", async (query) => {
  expect(await problemOf((await newOwner()).request(`/api/v1/executions?${query}`))).toMatchObject({
    code: "invalid_request",
  });
});
