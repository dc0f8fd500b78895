import { newPerson, signIn } from "./support/people";
import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

test("I make an account and sign in again in a browser without scripts", async ({ page }) => {
  const person = newPerson();
  await page.goto("/signup?next=/docs");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText("A password needs at least 10 characters")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);

  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page).toHaveURL("/docs");

  await page.context().clearCookies();
  await page.goto("/login");
  await signIn(page, person);
  await expect(page).toHaveURL("/");
  expect((await page.request.get("/api/v1/account")).status()).toBe(200);
});
