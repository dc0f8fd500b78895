import { test } from "@playwright/test";
import { expect } from "./support/patient";
import { haveAccount } from "./support/people";

// Without the silent console of the others: browsers say there that a request was refused.
test("with a wrong password my account is not deleted, and I am told so", async ({ page }) => {
  const { email } = await haveAccount(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete the account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the account" });
  await dialog.getByRole("textbox", { name: `Type ${email} to go on` }).fill(email);
  await dialog.getByLabel("Your password").fill("not my password");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Wrong password. Check it and try again.");
  expect((await page.request.get("/api/v1/account")).status()).toBe(200);
});
