import { haveAccount, signIn } from "./support/people";
import { expect, test } from "./support/test";

test("I see where I am signed in, and sign another browser out at once", async ({ page, browser, baseURL }) => {
  const person = await haveAccount(page);
  const other = await browser.newContext({ baseURL });
  const there = await other.newPage();
  await there.goto("/login");
  await signIn(there, person);
  await expect(there).toHaveURL("/");

  await page.goto("/settings");
  const sessions = page.getByRole("region", { name: "Signed-in browsers" });
  await expect(sessions.getByText("this one")).toBeVisible();
  await sessions.getByRole("button", { name: /^Sign out (Chrome|Chromium)/ }).click();
  await expect(sessions.getByRole("button", { name: /^Sign out/ })).toHaveCount(0);
  expect((await there.request.get("/api/v1/account")).status()).toBe(401);
  expect((await page.request.get("/api/v1/account")).status()).toBe(200);
  await other.close();
});
