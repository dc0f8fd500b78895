import { codeIn, expect, outputIn, scriptOf, test } from "./embed-support";

test("I go into a frame's code, change it and run it again with the keyboard alone", async ({ page, docs, podium }) => {
  docs.show(`<pre data-podium="python">def f():\n    return 1\nprint(f())</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await page.getByRole("button", { name: "Run this code" }).press("Enter");
  const frame = page.frameLocator("iframe");
  await expect(outputIn(frame)).toContainText("1");

  await frame.getByRole("textbox", { name: "Code of main.py" }).focus();
  const { editor, lines } = codeIn(frame);
  await expect(editor).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type(" + 41");
  await page.keyboard.press("Enter");
  await page.keyboard.type("pass");
  await expect(lines).toHaveText(["def f():", "    return 1 + 41", "    pass", "print(f())"]);
  await page.keyboard.press("Control+Enter");
  await expect(outputIn(frame)).toContainText("42");
  await expect(lines).toHaveCount(4);
  await page.keyboard.press("Tab");
  await expect(editor).not.toBeFocused();
});
