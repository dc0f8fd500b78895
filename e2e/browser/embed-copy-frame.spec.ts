import { expect, outputIn, test } from "./embed-support";
import { saying } from "./share-support";

test("I copy shared code as a frame for my page, and it runs there", async ({ page, context, docs, podium }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: podium.url });
  const document = { language: "python", files: [{ path: "main.py", content: "print('framed')" }] };
  const made = await page.request.post(`${podium.url}/api/v1/shares`, { data: { document } });
  await page.goto(((await made.json()) as { url: string }).url);
  await page.getByRole("button", { name: "Copy as" }).click();
  await saying(page, "Copied the frame for your page.", () =>
    page.getByRole("menuitem", { name: "Frame for your page" }).click(),
  );
  docs.show(await page.evaluate(() => navigator.clipboard.readText()));

  await page.goto(docs.origin);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Run" }).click();
  await expect(outputIn(frame)).toContainText("framed");
});
