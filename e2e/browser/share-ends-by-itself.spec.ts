import { expect, test } from "./share-support";

test("I make a link that ends after a day, and am told when", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("combobox", { name: "The link ends" }).selectOption("after a day");
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await expect(dialog.getByText(/^It ends .*20\d\d.*, or when you stop sharing\.$/)).toBeVisible();
  const answer = await page.request.get(link.replace("/s/", "/api/v1/shares/"));
  const { expiresAt } = (await answer.json()) as { expiresAt: string };
  const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24);
});
