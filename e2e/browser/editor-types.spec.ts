import type { Page } from "@playwright/test";
import { drop, openEditor } from "./support/editor";
import { expect, test } from "./support/test";

/** The page in another language; until then it is in Python. */
async function choose(page: Page, language: string): Promise<void> {
  await page.getByRole("button", { name: /^Language:/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${language} `) }).click();
  await expect(page.getByRole("button", { name: new RegExp(`^Language: ${language}`) })).toBeVisible();
}

// A compiler of several megabytes starts in a worker, on a machine that does much else.
const soon = { timeout: 30_000 };

test("a wrong type is marked while I write, and not any more when it is right", async ({ page }) => {
  const { code, write } = await openEditor(page);
  await choose(page, "TypeScript");
  await write("const n: number = 'six';\nconsole.log(n);");
  const mark = code.locator(".squiggly-error");
  await expect(mark).toHaveCount(1, soon);
  // What shows the mark lies beneath the text.
  await mark.hover({ force: true });
  await expect(page.getByText("Type 'string' is not assignable to type 'number'.")).toBeVisible();
  await write("const n: number = 6;\nconsole.log(n, process.argv, Buffer.from('a'), require('fs'));");
  await expect(mark).toHaveCount(0, soon);
});

test("names of Node.js are offered, with what they are", async ({ page }) => {
  const { code, write } = await openEditor(page);
  await choose(page, "TypeScript");
  await write("process.platfor");
  const offer = page.locator(".suggest-widget").getByRole("option", { name: /^platform/ });
  await expect(async () => {
    await code.locator(".view-lines").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+Space");
    await expect(offer).toBeVisible({ timeout: 2_000 });
  }).toPass(soon);
  await page.keyboard.press("Enter");
  await expect(code.locator(".view-lines")).toContainText("process.platform");
});

test("a name that my other file does not export is marked, and one it does is not", async ({ page }) => {
  const { code, write, expectCode } = await openEditor(page);
  await choose(page, "TypeScript");
  await write("import { twice } from './numbers';\nconsole.log(twice(2));");
  const mark = code.locator(".squiggly-error");
  // The file is not there yet.
  await expect(mark).toHaveCount(1, soon);
  await drop(page, [{ name: "numbers.ts", content: "export const twice = (n: number) => 2 * n;" }]);
  await expectCode("2 * n");
  await page.getByRole("list", { name: "Files" }).getByRole("button", { name: "Runs: main.ts" }).click();
  await expectCode("twice(2)");
  await expect(mark).toHaveCount(0, soon);
  await write("import { thrice } from './numbers';\nconsole.log(thrice(2));");
  await expect(mark).toHaveCount(1, soon);
});

test("nothing of it is fetched for another language", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { write, saved } = await openEditor(page);
  await write("print('hello')");
  await saved();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path.includes("typescript"))).toEqual([]);
  expect(asked.filter((path) => path.endsWith("/monaco.js"))).toHaveLength(1);
  await choose(page, "JavaScript");
  await expect.poll(() => asked.some((path) => path.endsWith("/typescript-worker.js")), soon).toBe(true);
});
