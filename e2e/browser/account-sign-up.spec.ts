import { openEditor } from "./support/editor";
import { newPerson } from "./support/people";
import { expect, test } from "./support/test";

test("I make an account, and what I ran before is mine", async ({ page }) => {
  const editor = await openEditor(page);
  await editor.runCode("print('before I signed up')");
  await expect(editor.outcome).toContainText("ok");

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Make one" }).click();
  // The page before has fields of the same names.
  await expect(page.getByRole("heading", { name: "Make an account" })).toBeVisible();
  const { email, password } = newPerson();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make an account" }).click();

  await page.getByRole("button", { name: `Account of ${email}` }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  const list = await (await page.request.get("/api/v1/executions")).json();
  expect(list.items.map(({ headline }: { headline: string }) => headline)).toEqual(["print('before I signed up')"]);
});
