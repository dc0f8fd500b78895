import { devices } from "@playwright/test";
import { editorOn } from "./support/editor";
import { expect, test } from "./support/test";

const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];
test.use(phone);

test("on a phone the line that failed is marked in the code until I change it", async ({ page }) => {
  await page.goto("/");
  const { run, outcome } = editorOn(page);
  const field = page.getByRole("textbox", { name: "Code" });
  await field.fill("print('fine')\nprint(missing)\n");
  await run.tap();
  await expect(outcome).toContainText("exit 1");
  await page.getByRole("button", { name: "Code", exact: true }).tap();
  const mark = page.getByTestId("marked-line");
  await expect(mark).toHaveAttribute("data-line", "2");
  await expect(field).toHaveAccessibleDescription(/Line 2: NameError/);
  await field.fill("# one more above\nprint('fine')\nprint(missing)\n");
  await expect(mark).toHaveAttribute("data-line", "3");
  await field.fill("# one more above\nprint('fine')\nprint('missing')\n");
  await expect(mark).toHaveCount(0);
});
