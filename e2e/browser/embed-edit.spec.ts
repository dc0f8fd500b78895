import { expect, outputIn, scriptOf, test } from "./embed-support";

test("I go into a frame's code, change it and run it again with the keyboard alone", async ({ page, docs, podium }) => {
  docs.show(`<pre data-podium="python">def f():\n    return 1\nprint(f())</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await page.getByRole("button", { name: "Run this code" }).press("Enter");
  const frame = page.frameLocator("iframe");
  await expect(outputIn(frame)).toContainText("1");
  await expect(frame.locator("textarea")).toHaveCount(0);

  await frame.getByRole("textbox", { name: "Code of main.py" }).focus();
  const field = frame.locator("textarea");
  await expect(field).toBeFocused();
  await field.press("Control+Home");
  await field.press("ArrowDown");
  await field.press("End");
  await page.keyboard.type(" + 41");
  await field.press("Enter");
  await page.keyboard.type("pass");
  await expect(field).toHaveValue("def f():\n    return 1 + 41\n    pass\nprint(f())");
  await field.press("Control+Enter");
  await expect(outputIn(frame)).toContainText("42");
  await field.press("Tab");
  await expect(field).not.toBeFocused();
});
