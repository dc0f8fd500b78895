import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "@playwright/test";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import { startPodium } from "../support/podium";
import { ran, row } from "./history-support";
import { expect } from "./support/patient";

// Without the silent console of the others: a browser reports there that the page was answered 500.
test("a page says that the database is away, and comes when I try again after it is back", async ({ browser }) => {
  test.slow();
  const folder = mkdtempSync(path.join(tmpdir(), "podium-away-"));
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres({ folder });
  const podium = await startPodium({ env: { DATABASE_URL: postgres.url, PODIUM_SECRET: "s".repeat(40) } });
  const context = await browser.newContext({ baseURL: podium.url });
  try {
    const page = await context.newPage();
    await ran(page, "print('apples')");
    await postgres.stop();
    await page.goto("/history");
    const problem = page.getByRole("alert").filter({ hasText: "This page could not be shown" });
    await expect(problem).toContainText("The database does not answer. Nothing is lost");
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(problem.getByRole("button", { name: "Try again" })).toBeEnabled();
    await expect(problem).toContainText("The database does not answer.");

    postgres = await startEmbeddedPostgres({ folder });
    await expect.poll(async () => (await page.request.get("/api/v1/health/ready")).status()).toBe(200);
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(row(page, "print('apples')")).toBeVisible();
    await expect(problem).toBeHidden();
  } finally {
    await context.close();
    await podium.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
