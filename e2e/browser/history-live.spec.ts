import { openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("a run started elsewhere appears by itself, and says how it ended", async ({ page }) => {
  test.slow();
  await ran(page, "print('there before')");
  await openHistory(page);
  await expect(row(page, "print('there before')")).toContainText("ok");
  await ran(page, "raise SystemExit(3)");
  await expect(row(page, "raise SystemExit(3)")).toContainText("exit 3");
  await expect(row(page, "print('there before')")).toBeVisible();
});
