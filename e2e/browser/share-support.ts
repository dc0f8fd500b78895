import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect, test as base } from "./support/test";

export { expect };

/** The page may copy, and friends with browsers of their own come when they are called. */
export const test = base.extend<{ visitor: () => Promise<Page> }>({
  context: async ({ context, baseURL }, use) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseURL });
    await use(context);
  },
  visitor: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** Shares code as this page's user; resolves to the link. */
export function shareCode(
  page: Page,
  content: string,
  more: Record<string, unknown> = {},
  options: { expiresIn?: number } = {},
): Promise<string> {
  const file = { path: "main.py", content, encoding: "utf8" };
  return shareBody(page, { document: { language: "python", files: [file], ...more }, ...options });
}

/** Runs a program as this page's user to its end and shares it. */
export async function shareRun(page: Page, body: Record<string, unknown>): Promise<string> {
  return (await startAndShare(page, body, { Prefer: "wait=20" })).link;
}

/** Starts a program as this page's user and shares it while it runs. */
export async function startAndShare(page: Page, body: Record<string, unknown>, headers: Record<string, string> = {}) {
  await page.request.post("/api/v1/owner");
  const answer = await page.request.post("/api/v1/executions", { data: body, headers });
  expect(answer.ok()).toBe(true);
  const { id } = (await answer.json()) as { id: string };
  return { id, link: await shareBody(page, { executionId: id }) };
}

async function shareBody(page: Page, data: unknown): Promise<string> {
  await page.request.post("/api/v1/owner");
  const answer = await page.request.post("/api/v1/shares", { data });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { url: string }).url;
}

/** The rows of the terminal a reader of a link sees. */
export function printed(page: Page): Locator {
  return page.getByRole("region", { name: "Output", exact: true }).locator(".xterm-rows");
}

/** Does something of which the page says a short word, and waits for both; the word goes by itself after a moment. */
export async function saying(page: Page, words: string | RegExp, action: () => Promise<void>): Promise<void> {
  await Promise.all([expect(page.getByText(words)).toBeVisible(), action()]);
}

/** What was copied. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
