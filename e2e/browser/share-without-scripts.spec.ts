import { expect } from "@playwright/test";
import { shareRun, test } from "./share-support";

test.use({ javaScriptEnabled: false });

test("a shared link shows code and output before any script runs", async ({ page }) => {
  const link = await shareRun(page, { language: "python", source: "print('hello from the server')" });
  await page.goto(link);
  const code = page.getByRole("region", { name: "Code", exact: true });
  await expect(code).toContainText("print('hello from the server')");
  await expect(page.getByRole("region", { name: "What it printed" })).toContainText("hello from the server");
  await expect(page.getByRole("region", { name: "Output" })).toContainText("exit 0");
});
