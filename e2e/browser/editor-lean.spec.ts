import { devices } from "@playwright/test";
import { expect, test } from "./support/test";

const { userAgent, ...phone } = devices["Pixel 7"];

test("the page needs less than 150 kB of scripts before the editor", async ({ request }) => {
  const html = await (await request.get("/")).text();
  // Current browsers leave out what is for those without modules.
  const tags = [...html.matchAll(/<script[^>]+src="[^"]+"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/nomodule/i.test(tag));
  const named = new Set(tags.map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? ""));
  expect(named.size).toBeGreaterThan(3);
  let bytes = 0;
  for (const address of named) {
    const headers = (await request.head(address, { headers: { "Accept-Encoding": "gzip" } })).headers();
    bytes += Number(headers["content-length"]);
  }
  expect(bytes).toBeLessThan(150_000);
});

test.describe("on a phone", () => {
  test.use({ userAgent, viewport: phone.viewport, hasTouch: true, isMobile: true });

  test("the large editor is not fetched", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto("/");
    await expect(page.getByRole("textbox", { name: "Code" })).toBeVisible();
    await page.waitForLoadState("networkidle");
    expect(asked.filter((path) => path.startsWith("/assets/editor/"))).toEqual([]);
  });
});
