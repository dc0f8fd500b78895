import { expect, outputIn, scriptOf, test } from "./embed-support";

test("a program in a frame asks, and I answer", async ({ page, docs, podium }) => {
  docs.show(`<pre data-podium="python">print("Hello", input("Who? "))</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await page.getByRole("button", { name: "Run this code" }).click();
  const frame = page.frameLocator("iframe");
  const answer = frame.getByRole("textbox", { name: "Input for the program" });
  await expect(answer).toBeFocused();
  await answer.fill("Ada");
  await answer.press("Enter");
  await expect(outputIn(frame)).toContainText("Hello Ada");
});

test("a program in a frame stops when I press Stop", async ({ page, docs, podium }) => {
  docs.show(`<pre data-podium="bash">echo on; sleep 60</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await page.getByRole("button", { name: "Run this code" }).click();
  const frame = page.frameLocator("iframe");
  await expect(outputIn(frame)).toContainText("on");
  await frame.getByRole("button", { name: "Stop" }).click();
  await expect(outputIn(frame)).toContainText("stopped");
  await expect(frame.getByRole("button", { name: "Run" })).toBeVisible();
});
