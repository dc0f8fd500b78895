import { expect } from "./support/patient";
import { keptScript, openScripts, scriptRow } from "./scripts-support";
import { editorOn } from "./support/editor";
import { haveAccount } from "./support/people";
// A browser reports a refused request on its console, and nobody can prevent it.
import { test } from "@playwright/test";

test("a script changed elsewhere is not overwritten, and mine becomes another one", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  const id = await keptScript(page, "Shared work", "print('start')");
  await openScripts(page);
  await scriptRow(page, "Shared work").getByRole("button", { name: "Shared work", exact: true }).click();
  const editor = editorOn(page);
  await expect(page.getByLabel("Title")).toHaveValue("Shared work", { timeout: 20_000 });
  await editor.expectCode("print('start')");
  const document = { language: "python", files: [{ path: "main.py", content: "print('theirs')", encoding: "utf8" }] };
  expect((await page.request.patch(`/api/v1/scripts/${id}`, { data: { document } })).status()).toBe(200);
  await editor.write("print('mine')");
  await page.getByRole("button", { name: "Save mine as another script" }).click();
  await expect(page.getByText("in your account")).toBeVisible();
  const list = (await (await page.request.get("/api/v1/scripts")).json()) as { items: { title: string }[] };
  expect(list.items.map(({ title }) => title)).toEqual(["Shared work", "Shared work"]);
  const theirs = await (await page.request.get(`/api/v1/scripts/${id}`)).json();
  expect(JSON.stringify(theirs)).toContain("theirs");
});
