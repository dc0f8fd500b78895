import { openEditor, paste } from "./support/editor";
import { expect, test } from "./support/test";

test("I choose how the editor behaves, and it does", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await page.getByRole("combobox", { name: "Default language" }).selectOption({ label: "Bash" });
  await page.getByRole("combobox", { name: "Size", exact: true }).selectOption("18");
  await page.getByRole("combobox", { name: "Tab size" }).selectOption("2");
  await page.getByRole("checkbox", { name: "Minimap" }).check();
  await page.getByRole("checkbox", { name: "Wrap long lines" }).check();
  await page.getByRole("combobox", { name: "Font" }).selectOption("system");

  const editor = await openEditor(page);
  await expect(page.getByRole("button", { name: /^Language: Bash/ })).toBeVisible();
  await expect(page.locator(".monaco-editor .minimap").first()).toBeVisible();
  await expect(page.locator(".view-lines").first()).toHaveCSS("font-size", "18px");
  await expect(page.locator(".view-lines").first()).toHaveCSS("font-family", /^ui-monospace/);
  await editor.write("");
  await page.keyboard.press("Tab");
  await page.keyboard.type("x");
  await expect(page.getByText("Ln 1, Col 4")).toBeVisible();
  await editor.write("");
  await paste(page, "word ".repeat(200));
  await expect.poll(() => page.locator(".view-line").count()).toBeGreaterThan(2);
});

for (const keymap of ["vim", "emacs"] as const) {
  test(`the keys of ${keymap} are fetched when I choose them, and work`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await openEditor(page);
    expect(asked.filter((path) => /\/(vim|emacs)\.js$/.test(path))).toEqual([]);

    await page.goto("/settings");
    await page.getByRole("combobox", { name: "Keys" }).selectOption(keymap);
    const fetched = page.waitForResponse((response) => response.url().endsWith(`/${keymap}.js`));
    const editor = await openEditor(page);
    await fetched;
    const mode = page.getByRole("status", { name: keymap === "vim" ? "Vim mode" : "Emacs mode" });
    await editor.code.locator(".view-lines").click();
    if (keymap === "vim") {
      await expect(mode).toContainText("NORMAL");
      await page.keyboard.type("ggdGivimmed");
      await expect(mode).toContainText("INSERT");
      await page.keyboard.press("Escape");
      await expect(mode).toContainText("NORMAL");
      await editor.expectCode("vimmed");
      await page.keyboard.type("xxx");
      await editor.expectCode(/^vim$/);
    } else {
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.press("Control+Home");
      await page.keyboard.type("begun ");
      await page.keyboard.press("Control+e");
      await page.keyboard.type(" ended");
      await editor.expectCode(/^begun\s.*\sended$/);
    }
  });
}
