import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

test("a new key is made once, and does not vanish before I have it", async ({ page }) => {
  await haveAccount(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "New key" }).click();
  const form = page.getByRole("dialog", { name: "New API key" });
  await form.getByRole("textbox", { name: "Name" }).fill("Impatient");
  await form.getByRole("button", { name: "Make the key" }).dblclick();

  const dialog = page.getByRole("dialog", { name: "Your new key" });
  await expect(dialog.getByTestId("key-secret")).toHaveText(/^podium_/);
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("alert")).toHaveText("You have not copied it. Press Done when you have it elsewhere.");
  await expect(dialog.getByTestId("key-secret")).toBeVisible();

  // Once it is copied, leaving loses nothing.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const keys = await (await page.request.get("/api/v1/account/keys")).json();
  expect(keys.items.map(({ name }: { name: string }) => name)).toEqual(["Impatient"]);
});
