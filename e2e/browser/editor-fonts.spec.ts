import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("interface and code are in the fonts that come with the page, from the page's own server", async ({ page }) => {
  const fetched: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "font" && response.ok()) fetched.push(response.url());
  });
  const { code } = await openEditor(page);
  const used = () =>
    page.evaluate(() =>
      document.fonts.ready.then((fonts) => [...fonts].filter((font) => font.status === "loaded").length),
    );
  await expect.poll(used).toBeGreaterThanOrEqual(2);
  expect(fetched.length).toBeGreaterThanOrEqual(2);
  const family = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily.split(",")[0]);
  expect(await family("body")).toMatch(/inter/i);
  await expect(code.locator(".view-line").first()).toHaveCSS("font-family", /jetbrains/i);
});
