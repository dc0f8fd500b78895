import { haveAccount, signIn } from "./support/people";
import { expect, test } from "./support/test";

test("I change my password, and only the new one signs me in", async ({ page }) => {
  const person = await haveAccount(page);
  const next = "another long password";
  await page.goto("/settings");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByText("Your password is changed. Every other browser is signed out.")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/login");
  await signIn(page, person);
  await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail or password." })).toBeVisible();
  await signIn(page, { ...person, password: next });
  await expect(page).toHaveURL("/");
});
