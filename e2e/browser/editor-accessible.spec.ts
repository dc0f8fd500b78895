import { seriousIn } from "./support/axe";
import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious on the page, in its panels and in its dialogs", async ({ page }) => {
      // Looked at eight times.
      test.slow();
      const { runCode, outcome } = await openEditor(page);
      await runCode("print('fine')\nopen('table.csv', 'w').write('a,b')\nprint(missing)");
      await expect(outcome).toContainText("exit 1");
      expect(await seriousIn(page)).toEqual([]);
      await page.getByRole("tab", { name: "table.csv" }).click();
      await expect(page.getByRole("tabpanel", { name: "table.csv" })).toContainText("a,b");
      expect(await seriousIn(page)).toEqual([]);

      const dialog = (name: string) => page.getByRole("dialog", { name });
      const panels = [
        { open: () => page.keyboard.press("ControlOrMeta+k"), shown: dialog("Commands") },
        { open: () => page.getByRole("button", { name: "Limits" }).click(), shown: dialog("Limits").getByRole("term") },
        { open: () => page.keyboard.press("Alt+i"), shown: page.getByRole("textbox", { name: "Input beforehand" }) },
        { open: () => page.getByRole("button", { name: "Appearance" }).click(), shown: page.getByRole("menu") },
        { open: () => page.getByRole("button", { name: "Share", exact: true }).click(), shown: dialog("Share") },
      ];
      for (const { open, shown } of panels) {
        await open();
        await expect(shown.first()).toBeVisible();
        expect(await seriousIn(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(shown.first()).toBeHidden();
      }
      await page.getByRole("separator", { name: "Width of the editor" }).focus();
      await page.keyboard.press("?");
      await expect(dialog("Keys")).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
    });
  });
}
