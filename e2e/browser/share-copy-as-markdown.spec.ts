import { expect } from "@playwright/test";
import { clipboard, shareRun, test } from "./share-support";

test("I copy a shared run as Markdown, with code, output, outcome and link", async ({ page }) => {
  const link = await shareRun(page, { language: "python", source: "print('```')", title: "Fences" });
  await page.goto(link);
  await page.getByRole("button", { name: "Copy as" }).click();
  await page.getByRole("menuitem", { name: "Markdown" }).click();
  await expect(page.getByText("Copied the Markdown.")).toBeVisible();
  const text = await clipboard(page);
  expect(text).toContain(
    "**Fences**\n\n````python\nprint('```')\n````\n\nOutput:\n\n````text\n```\n````\n\nok · exit 0",
  );
  expect(text).toContain(`(<${link}>)`);
});
