import { openHistory, ran, row } from "./history-support";
import { testOnLine } from "./support/cuttable-line";
import { hold } from "./support/hold";
import { expect } from "./support/patient";
import { test } from "./support/test";

testOnLine(
  "I filter the history without a network, am told so, and have it when the network is back",
  async ({ page, line }) => {
    await ran(page, "print('apples')");
    await page.goto(`${line.url}/history`);
    await expect(row(page, "print('apples')")).toBeVisible();
    line.cut();
    await page.getByLabel("Outcome").selectOption("ok");
    const problem = page.getByRole("alert").filter({ hasText: "The history could not be read" });
    await expect(problem).toContainText("Podium cannot be reached. Check the connection and try again.");
    // What was read before is still there to look at.
    await expect(row(page, "print('apples')")).toBeVisible();
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(problem).toContainText("Podium cannot be reached. Check the connection and try again.");
    // The list follows what happens elsewhere, so it is read again with the connection, without anybody asking.
    line.mend();
    await expect(problem).toBeHidden();
    await expect(row(page, "print('apples')")).toBeVisible();
  },
);

test("while the history is slow I see that it is on its way", async ({ page }) => {
  await ran(page, "print('apples')");
  await openHistory(page, "?text=bananas");
  await expect(page.getByRole("heading", { name: "No run fits" })).toBeVisible();
  const arrive = await hold(page, /\/api\/v1\/executions\?/);
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page.getByRole("status", { name: "Loading the history" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No run fits" })).toBeHidden();
  arrive();
  await expect(row(page, "print('apples')")).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading the history" })).toBeHidden();
});
