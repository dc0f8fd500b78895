import type { Page } from "@playwright/test";
import { openEditor } from "./support/editor";
import { expect } from "./support/test";

export { expect };

/** Opens the editor, pastes a program in place of the example and presses Run. */
export async function runProgram(
  page: Page,
  source: string,
  options: { language?: string; at?: string } = {},
): Promise<void> {
  const { write, run } = await openEditor(page, options.at);
  if (options.language) await chooseLanguage(page, options.language);
  await write(source);
  await run.click();
}

async function chooseLanguage(page: Page, language: string): Promise<void> {
  await page.getByRole("button", { name: /^Language:/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${language}(?![\\w+#])`) }).click();
}

/** What the bar above the output says of the run. */
export function status(page: Page) {
  return page.getByTestId("run-status");
}

/** The line that says how it ended. */
export function outcome(page: Page) {
  return page.getByTestId("outcome").filter({ visible: true });
}

/** What stands below the output about its end. */
export function endNote(page: Page) {
  return page.getByRole("region", { name: "How it ended" });
}

/** The rows of the terminal that are in sight. */
export function screen(page: Page) {
  return page.locator(".podium-terminal .xterm-rows");
}

/** The whole output as text, through the view that is made for it. */
export async function outputText(page: Page): Promise<string> {
  const toggle = page.getByRole("button", { name: "Show as plain text" });
  if ((await toggle.getAttribute("aria-pressed")) !== "true") await toggle.click();
  const text = await page.getByRole("log", { name: "Output as text" }).locator("pre").textContent();
  await toggle.click();
  return text ?? "";
}

/** Where a text of the terminal begins, for the mouse: the terminal paints its rows below a layer that takes the clicks. */
export async function pointOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  await expect(screen(page)).toContainText(text);
  return screen(page).evaluate((rows, wanted) => {
    const row = [...rows.children].find((each) => each.textContent?.includes(wanted));
    let at = row?.textContent?.indexOf(wanted) ?? 0;
    const walker = document.createTreeWalker(row ?? rows, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (at < length) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      at -= length;
    }
    throw new Error(`"${wanted}" is not on the screen.`);
  }, text);
}

/** Puts the keyboard into the terminal. */
export async function focusTerminal(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Terminal input" }).focus();
}

/** Answers the page's program as another tab or a script would, without touching the page. */
export async function answerFromElsewhere(page: Page, data: string): Promise<void> {
  const id = await page.evaluate(() => sessionStorage.getItem("podium.run"));
  const answer = await page.request.post(`/api/v1/executions/${id}/stdin`, { data: { data } });
  expect(answer.status(), await answer.text()).toBe(204);
}
