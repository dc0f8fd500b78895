import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { detail, openHistory, ran } from "./history-support";
import { keptScript, openScripts } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${name}`, () => {
      test.use({ colorScheme, viewport });

      test("axe finds nothing serious in history and scripts, empty or not", async ({ page }) => {
        test.slow();
        await haveAccount(page);
        await openHistory(page);
        await expectNothingSerious(page);
        await openScripts(page);
        await expectNothingSerious(page);
        const id = await ran(page, "raise SystemExit(3)");
        await keptScript(page, "A name that is long ".repeat(8).trim(), "print(1)", {
          folder: "Week 1",
          tags: ["loops", "a tag as long as one may be with forty of them", "homework", "exam"].map((tag) =>
            tag.slice(0, 40),
          ),
        });
        await openScripts(page);
        await expectNothingSerious(page);
        await openHistory(page, `?run=${id}`);
        await expect(detail(page).getByTestId("outcome")).toContainText("exit 3");
        await expectNothingSerious(page);
      });
    });
  }
}

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect(serious).toEqual([]);
}
