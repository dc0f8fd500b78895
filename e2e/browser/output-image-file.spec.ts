import { expect, runProgram } from "./output-steps";
import { test } from "./support/test";

const picture = `import base64
data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
open("plot.png", "wb").write(base64.b64decode(data))
open("table.csv", "w").write("a,b\\n1,2\\n")
print("drawn")`;

test("A picture and a table my program wrote are shown beside the output", async ({ page }) => {
  await runProgram(page, picture);
  await page.getByRole("tab", { name: "plot.png" }).click();
  const image = page.getByRole("img", { name: "plot.png" });
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  await page.getByRole("tab", { name: "table.csv" }).click();
  await expect(page.getByRole("tabpanel", { name: "table.csv" }).getByText("a,b")).toBeVisible();
  await page.getByRole("tab", { name: "Output" }).click();
  await expect(page.getByRole("tab")).toHaveCount(3);
});
