import { haveAccount, signIn } from "./support/people";
import { expect, test } from "./support/test";

test("after five wrong passwords I must wait, even with the right one", async ({ page }) => {
  const person = await haveAccount(page);
  await page.context().clearCookies();
  await page.goto("/login");
  for (let guess = 1; guess <= 5; guess += 1) {
    // The words of the guess before still stand there, so the answer itself is waited for.
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await signIn(page, { ...person, password: `wrong password ${guess}` });
    await answer;
    await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail or password." })).toBeVisible();
    // A form that was answered is empty again.
    await expect(page.getByLabel("Password")).toHaveValue("");
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await signIn(page, person);
  await expect(page.getByText("The password was wrong 5 times. Try again in 3 minutes.")).toBeVisible();
  await expect(page).toHaveURL("/login");
});
