import type { Page } from "@playwright/test";
import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

const wrong = "const n: number = 'six';\nconst m: string = 7;\nconsole.log(n, m);";

async function inTypeScript(page: Page) {
  const editor = await openEditor(page);
  await page.getByRole("button", { name: /^Language:/ }).click();
  await page.getByRole("menuitemradio", { name: /^TypeScript / }).click();
  await expect(page.getByRole("button", { name: /^Language: TypeScript/ })).toBeVisible();
  return editor;
}

test("tsc checks my program when I ask for it, and shows me where it is wrong", async ({ page }) => {
  const { code, write } = await inTypeScript(page);
  await write(wrong);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox").fill("check the types");
  await page.getByRole("option", { name: /^Check the types/ }).click();
  await expect(
    page.getByText("main.ts, line 1: Type 'string' is not assignable to type 'number'. 1 more is marked."),
  ).toBeVisible({ timeout: 30_000 });
  await expect(code.locator(".squiggly-error")).toHaveCount(2);
  await expect(page.getByText(/^Ln 1, Col 7$/)).toBeVisible();
  await write("const n: number = 6;");
  await expect(code.locator(".squiggly-error")).toHaveCount(0);
});

test("tsc says so when nothing is wrong, and the program does not run for it", async ({ page }) => {
  const { write, output } = await inTypeScript(page);
  await write("console.log('it ran');");
  await page.keyboard.press("Alt+c");
  await expect(page.getByText("tsc found nothing wrong.")).toBeVisible({ timeout: 30_000 });
  await expect(output).not.toContainText("it ran");
});

test("a program with wrong types runs all the same", async ({ page }) => {
  const { runCode, output, outcome } = await inTypeScript(page);
  await runCode(wrong);
  await expect(output).toContainText("six 7");
  await expect(outcome).toContainText("ok");
});

test("a language without a checker says so", async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press("Alt+c");
  await expect(page.getByText("There is no type check for Python here.")).toBeVisible();
});
