import { expect, shareRun, test } from "./share-support";

test.use({ javaScriptEnabled: false });

test("a shared link shows code and output before any script runs", async ({ page }) => {
  const link = await shareRun(page, { language: "python", source: "print('hello from the server')" });
  await page.goto(link);
  const code = page.getByRole("region", { name: "Code", exact: true });
  await expect(code).toContainText("print('hello from the server')");
  const output = page.getByRole("region", { name: "Output" });
  await expect(output).toContainText("hello from the server");
  await expect(output).toContainText("exit 0");
});
