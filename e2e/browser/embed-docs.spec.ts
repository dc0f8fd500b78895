import { expect, outputIn, scriptOf, test } from "./embed-support";

test("a code block of somebody's documentation runs where it stands, without any cookie", async ({
  page,
  context,
  docs,
  podium,
}) => {
  const said: string[] = [];
  context.on("console", (message) => said.push(message.text()));
  const block = '<pre><code class="language-python">name = "Ada &amp; Grace"\nprint("Hello", name)</code></pre>';
  docs.show(`${block}<pre><code class="language-json">{}</code></pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await expect(page.getByRole("button", { name: "Run this code" })).toHaveCount(1);
  await expect(page.locator("iframe")).toHaveCount(0);

  await page.getByRole("button", { name: "Run this code" }).press("Enter");
  const frame = page.frameLocator("iframe");
  await expect(outputIn(frame)).toContainText("Hello Ada & Grace");
  await expect(outputIn(frame)).toContainText("exit 0");
  await expect(page.locator("pre").first()).toBeHidden();
  const needed = await frame.getByRole("main").evaluate((main) => main.parentElement?.offsetHeight ?? 0);
  await expect.poll(() => page.locator("iframe").evaluate((each) => each.clientHeight)).toBeCloseTo(needed, -1);
  expect(await context.cookies()).toEqual([]);
  expect(said).toEqual([]);
});
