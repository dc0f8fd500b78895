import { openEditor } from "./support/editor";
import { testOnServer } from "./support/own-server";
import { expect } from "./support/test";

// The server looks for GHC as on a host that has none.
const hide = `import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const { access } = fs;
fs.access = (path, mode) => (path === "/usr/bin/ghc" ? Promise.reject(new Error("not here")) : access(path, mode));
syncBuiltinESMExports();`;
const test = testOnServer({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hide)}` });

test("a language this server lacks tells me how to get it, with the keyboard as well", async ({ page }) => {
  await openEditor(page);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const menu = page.getByRole("button", { name: /^Language: Python/ });
  await menu.focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("group", { name: "Not on this server" }).getByRole("menuitem", { name: /^Haskell/ });
  await expect(item).toBeVisible();
  // As one does to reach an item by its first letter.
  await page.keyboard.press("h");
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog", { name: "Haskell is not on this server" });
  await expect(dialog).toContainText("Debian package ghc");
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied the command.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("npm run languages -- install haskell");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu).toBeVisible();
});
