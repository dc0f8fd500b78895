import { hold } from "./support/hold";
import { editorOn } from "./support/editor";
import { expect, test } from "./support/test";

for (const how of ["the button", "the keys"]) {
  test(`what I type before the page's scripts run is kept, and Run by ${how} is not lost`, async ({ page }) => {
    let asked = 0;
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => {
        if (String(payload).includes("execution:create")) asked += 1;
      }),
    );
    const arrive = await hold(page, /\/_next\/static\/chunks\/.*\.js/);
    await page.goto("/", { waitUntil: "commit" });
    const { code, run, output, outcome, expectCode, saved } = editorOn(page);
    await code.locator("[data-early]").fill("print('typed ' + 'first')");
    if (how === "the keys") await page.keyboard.press("ControlOrMeta+Enter");
    else await run.click();
    arrive();
    await expect(output).toContainText("typed first");
    await expect(outcome).toContainText("ok");
    await expectCode("print('typed ' + 'first')");
    await saved();
    expect(asked).toBe(1);
    await page.reload();
    await expectCode("print('typed ' + 'first')");
  });
}
