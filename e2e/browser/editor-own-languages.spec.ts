import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

const begun = [
  { name: "D", letters: "mai", piece: /^main/, code: "import std.stdio;", comment: "/+ a /+ b +/ c +/" },
  { name: "Fortran", letters: "prog", piece: /^program/, code: "implicit none", comment: "! a" },
  { name: "Haskell", letters: "mai", piece: /^main/, code: "main :: IO ()", comment: "{- a {- b -} c -}" },
];

for (const { name, letters, piece, code, comment } of begun) {
  test(`${name} has its own colours and pieces of code`, async ({ page }) => {
    const editor = await openEditor(page);
    await page.getByRole("button", { name: /^Language: Python/ }).click();
    await page.getByRole("menuitemradio", { name: new RegExp(`^${name} `) }).click();
    await expect(page.getByRole("button", { name: new RegExp(`^Language: ${name} `) })).toBeVisible();

    await editor.write(comment);
    // One piece of one colour, and slanted as comments are.
    const line = editor.code.locator(".view-line > span > span");
    await expect(line).toHaveCount(1);
    await expect(line).toHaveCSS("font-style", "italic");

    await editor.write(letters);
    await page.keyboard.press("Control+Space");
    await expect(page.getByRole("option", { name: piece })).toBeVisible();
    await page.keyboard.press("Enter");
    await editor.expectCode(code);
  });
}
