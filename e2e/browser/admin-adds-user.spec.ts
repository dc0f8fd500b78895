import { expect, test } from "./support/admin-server";
import { newPerson, signIn } from "./support/people";

test("an administrator adds somebody, who sets a password with the link and signs in", async ({ page, somebody }) => {
  const ada = newPerson();
  await page.goto("/admin/users");
  await page.getByRole("button", { name: "Add a user" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a user" });
  await dialog.getByLabel("E-mail").fill("no address");
  await dialog.getByRole("button", { name: "Make the account" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is not an e-mail address.");
  await dialog.getByLabel("E-mail").fill(ada.email);
  await dialog.getByLabel("Role").selectOption("teacher");
  await dialog.getByRole("button", { name: "Make the account" }).click();
  const made = page.getByRole("dialog", { name: "The account is made" });
  const link = await made.getByText("/reset?token=").innerText();
  await page.keyboard.press("Escape");
  await expect(made).toBeHidden();
  await expect(page.getByRole("combobox", { name: `Role of ${ada.email}` })).toHaveValue("teacher");

  const hers = await somebody();
  await hers.goto(link);
  await hers.getByLabel("New password").fill(ada.password);
  await hers.getByRole("button", { name: "Set the password" }).click();
  await expect(hers.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(hers, ada);
  await expect(hers.getByRole("button", { name: `Account of ${ada.email}` })).toBeVisible();
});
