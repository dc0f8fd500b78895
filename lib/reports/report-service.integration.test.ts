import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase } from "../db/testing";
import { newShareId } from "../shares/identifier";
import { createReportService } from "./report-service";

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase(test.url, { poolSize: 5 });
}, 60_000);
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

/** Shares that were reported, one a minute from then on; resolves to their ids. */
async function reported(count: number, from: number, settled: boolean): Promise<string[]> {
  const document = JSON.stringify({ language: "bash", files: [{ path: "a.sh", content: "1", encoding: "utf8" }] });
  const shares = Array.from({ length: count }, (_, index) => {
    return { id: newShareId(), ownerId: randomUUID(), document, createdAt: new Date(from + index * 60_000) };
  });
  await database.prisma.share.createMany({ data: shares });
  const decision = settled ? { settledAt: new Date(), settledBy: "root@example.org", decision: "kept" } : {};
  await database.prisma.shareReport.createMany({
    data: shares.map(({ id, createdAt }) => {
      return { id: randomUUID(), shareId: id, reason: "other", detail: "", reporter: "x", createdAt, ...decision };
    }),
  });
  return shares.map(({ id }) => id);
}

it("shows what is to be decided before all that was, however old it is", async () => {
  const [oldest] = await reported(1, 0, false);
  const decided = await reported(120, 86_400_000, true);
  const unused = undefined as never;
  const service = createReportService({ database, shares: unused, audit: unused, clock: Date.now });
  const { items, open } = await service.list();
  expect(items).toHaveLength(100);
  expect(items.map(({ shareId }) => shareId)).toEqual([oldest, ...decided.slice(-99).reverse()]);
  expect([items[0]?.open, open, await service.openCount()]).toEqual([1, 1, 1]);
});
