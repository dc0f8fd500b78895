import { test as base } from "@playwright/test";
import { editorOn } from "./support/editor";
import { expect } from "./output-steps";

// Without the silent console of the others: a browser reports there what it could not fetch.
base("Monaco does not arrive, and I still have my draft in a plain field and run it", async ({ page }) => {
  await page.goto("/");
  const { write, saved, run, output, outcome } = editorOn(page);
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 60_000 });
  await write("print('kept')");
  await saved();
  await page.route("**/assets/editor/**", (route) => route.abort());
  await page.reload();
  const field = page.getByRole("textbox", { name: "Code" });
  await expect(field).toHaveValue("print('kept')");
  await expect(page.getByText("The full editor could not be loaded, so this is a plain one.")).toBeVisible();
  await field.fill("print('written without it')");
  await run.click();
  await expect(output).toContainText("written without it");
  await expect(outcome).toContainText("ok");
  await saved();
  await page.unroute("**/assets/editor/**");
  await page.reload();
  await editorOn(page).expectCode("written without it");
});
