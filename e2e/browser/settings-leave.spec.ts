import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

test("I take everything with me, and delete my account", async ({ page }) => {
  const { email, password } = await haveAccount(page);
  const document = { language: "bash", title: "mine", files: [{ path: "a.sh", content: "echo kept" }] };
  expect((await page.request.post("/api/v1/scripts", { data: { document } })).status()).toBe(201);
  await page.goto("/settings");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export everything" }).click();
  const files = unzipSync(new Uint8Array(readFileSync(await (await download).path())));
  expect(new TextDecoder().decode(files["account.json"])).toContain(email);
  expect(Object.keys(files).some((name) => name.startsWith("scripts/"))).toBe(true);

  await page.getByRole("button", { name: "Delete the account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the account" });
  await expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: `Type ${email} to go on` }).fill(email);
  await expect(dialog.getByRole("button", { name: "Delete for good" })).toBeDisabled();
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL("/");
  expect((await page.request.get("/api/v1/account")).status()).toBe(401);
});
