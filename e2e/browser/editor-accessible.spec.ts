import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious on the page, in the palette and in the menus", async ({ page }) => {
      const { run, outcome } = await openEditor(page);
      await run.click();
      await expect(outcome).toContainText("ok");
      const serious = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      };
      expect(await serious()).toEqual([]);
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
      expect(await serious()).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Input", exact: true }).click();
      expect(await serious()).toEqual([]);
    });
  });
}
