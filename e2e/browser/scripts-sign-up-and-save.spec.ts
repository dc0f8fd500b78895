import { row } from "./history-support";
import { scriptRow } from "./scripts-support";
import { openEditor } from "./support/editor";
import { newPerson } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I sign up, run, save, and find script and run where I look for them", async ({ page }) => {
  test.slow();
  const editor = await openEditor(page);
  await editor.runCode("print('before')");
  await expect(editor.outcome).toContainText("exit 0");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Make one" }).click();
  await expect(page.getByRole("heading", { name: "Make an account" })).toBeVisible();
  const { email, password } = newPerson();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make an account" }).click();

  await expect(page.getByRole("button", { name: `Account of ${email}` })).toBeVisible();
  await editor.expectCode("print('before')");
  await page.getByLabel("Title").fill("My first script");
  await editor.runCode("print('after')");
  await expect(editor.outcome).toContainText("exit 0");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Saved to your account", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: `Account of ${email}` }).click();
  await page.getByRole("menuitem", { name: "Scripts" }).click();
  await expect(scriptRow(page, "My first script")).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(row(page, "My first script")).toContainText("ok");
  await expect(row(page, "print('before')")).toContainText("ok");
});
