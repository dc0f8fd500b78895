import { expect, screen, status } from "./output-steps";
import { test } from "./support/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("On a phone I answer a program with the input row, and the page does not move sideways", async ({ page }) => {
  await page.goto("/");
  await page
    .getByRole("textbox", { name: "Code" })
    .fill('name = input("Who are you? ")\nprint("Hello,", name)\ninput()');
  await page.getByRole("button", { name: /^Run/ }).filter({ visible: true }).tap();
  await expect(status(page)).toHaveText("waiting for your input");
  await page.getByRole("textbox", { name: "Input for the program" }).fill("Ada");
  await page.getByRole("button", { name: "Send" }).tap();
  await expect(screen(page)).toContainText("Hello, Ada");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole("button", { name: "End", exact: true }).tap();
  await expect(status(page)).toHaveText("failed");
  await expect(page.getByRole("textbox", { name: "Input for the program" })).toBeHidden();
});
