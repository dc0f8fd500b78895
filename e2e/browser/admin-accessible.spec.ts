import { expect, test } from "./support/admin-server";
import { seriousProblems, sidewaysOverflow } from "./support/accessible";

const pages = ["", "/executions", "/limits", "/users", "/access", "/usage", "/audit", "/reports", "/health"];
const names = [
  "Administration",
  "Executions now",
  "Limits",
  "Users",
  "Access",
  "Usage",
  "Audit log",
  "Reports",
  "Health",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });

      test("axe finds nothing serious on any page of administration, and none scrolls sideways", async ({ page }) => {
        test.setTimeout(120_000);
        for (const [at, path] of pages.entries()) {
          await page.goto(`/admin${path}`);
          await expect(page.getByRole("heading", { level: 1, name: names[at] })).toBeAttached();
          expect(await seriousProblems(page), path).toEqual([]);
          expect(await sidewaysOverflow(page), path).toBe(0);
        }
      });
    });
  }
}
