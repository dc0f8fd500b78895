import { openEditor } from "./support/editor";
import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

test("I sign out, and nothing of mine is left in this browser", async ({ page }) => {
  const { email } = await haveAccount(page);
  await page.request.post("/api/v1/executions", { data: { language: "bash", source: "echo mine" } });
  await openEditor(page);
  await page.getByRole("button", { name: `Account of ${email}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Account", exact: true })).toBeVisible();
  await expect.poll(async () => (await page.request.get("/api/v1/account")).status()).toBe(401);
  expect(await (await page.request.get("/api/v1/executions")).json()).toEqual({ items: [] });
});
