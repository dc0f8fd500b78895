import { expect, outputIn, scriptOf, test } from "./embed-support";

const source = `import base64
picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
open("plot.png", "wb").write(base64.b64decode(picture))
open("page.html", "w").write('&lt;p id=a&gt;&lt;/p&gt;&lt;script&gt;a.textContent = "origin " + self.origin&lt;/script&gt;')
print("drawn")`;

test("pictures and pages a program left stand in the frame beside its output", async ({ page, docs, podium }) => {
  docs.show(`<pre data-podium="python">${source}</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await page.getByRole("button", { name: "Run this code" }).click();
  const frame = page.frameLocator("iframe");
  await expect(outputIn(frame)).toContainText("drawn");
  await frame.getByRole("tab", { name: "plot.png" }).click();
  const image = frame.getByRole("img", { name: "plot.png" });
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  await frame.getByRole("tab", { name: "page.html" }).click();
  await expect(frame.frameLocator('iframe[title="page.html"]').locator("p")).toHaveText("origin null");
  await frame.getByRole("tab", { name: "Output" }).click();
  await expect(outputIn(frame)).toContainText("drawn");
});
