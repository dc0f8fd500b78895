import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("the tab's title says that my program runs, and then how it ended", async ({ page }) => {
  const { write, run } = await openEditor(page);
  await page.getByRole("textbox", { name: "Title" }).fill("Primes");
  await write("import time\ntime.sleep(1)\nraise SystemExit(3)");
  await run.click();
  await expect(page).toHaveTitle("● running – Primes");
  await expect(page).toHaveTitle("✗ exit 3 – Primes");
});
