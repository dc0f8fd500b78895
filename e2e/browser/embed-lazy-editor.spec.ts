import type { FrameLocator, Page } from "@playwright/test";
import type { Podium } from "../support/podium";
import { codeIn, type Docs, expect, holdScripts, outputIn, scriptsFetched, test } from "./embed-support";

const codeOf = (frame: FrameLocator) => frame.getByRole("textbox", { name: "Code of main.py" });

async function openFrame(page: Page, docs: Docs, { url }: Podium): Promise<FrameLocator> {
  const address = `${url}/embed?language=python#code=${encodeURIComponent("x = 1\nprint(x)")}`;
  docs.show(`<iframe title="f" width="600" height="400" src="${address}"></iframe>`);
  await page.goto(docs.origin);
  const frame = page.frameLocator("iframe");
  await expect(codeOf(frame)).toContainText("print(x)");
  return frame;
}

test("the editor is fetched when I go into the code, and not before", async ({ page, docs, podium }) => {
  const frame = await openFrame(page, docs, podium);
  await frame.getByRole("button", { name: "Run" }).click();
  await expect(outputIn(frame)).toContainText("exit 0");
  const fetched = scriptsFetched(page, podium);
  await expect(frame.locator(".monaco-editor")).toHaveCount(0);
  expect(fetched).toEqual([]);

  await codeOf(frame).click();
  await expect(codeIn(frame).editor).toBeFocused();
  expect(fetched.length).toBeGreaterThan(0);
});

test("what I type while the editor is on its way is kept, and I type on where I was", async ({
  page,
  docs,
  podium,
}) => {
  const frame = await openFrame(page, docs, podium);
  const scripts = await holdScripts(page, podium);
  await codeOf(frame).focus();
  const field = frame.locator("textarea[aria-label='Code of main.py']");
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.type("2");
  scripts.release();
  await expect(codeIn(frame).editor).toBeFocused();
  await page.keyboard.type("3");
  await expect(codeIn(frame).lines).toHaveText(["x = 123", "print(x)"]);
  await page.keyboard.press("Control+Enter");
  await expect(outputIn(frame)).toContainText("123");
});

test("when the editor cannot be fetched, a field is there that I can write and run in", async ({
  page,
  docs,
  podium,
}) => {
  const frame = await openFrame(page, docs, podium);
  const scripts = await holdScripts(page, podium);
  const failed = page.waitForEvent("requestfailed");
  scripts.fail();
  await codeOf(frame).focus();
  await failed;
  const field = frame.locator("textarea[aria-label='Code of main.py']");
  await expect(field).toBeFocused();
  await field.fill("print(6 * 7)");
  await field.press("Control+Enter");
  await expect(outputIn(frame)).toContainText("42");
  await expect(frame.locator(".monaco-editor")).toHaveCount(0);
});
