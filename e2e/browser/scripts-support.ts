import type { Page } from "@playwright/test";
import { expect } from "./support/patient";

/** Keeps a script in the account of this page's user, past the page; resolves to its id. */
export async function keptScript(
  page: Page,
  title: string,
  content: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const files = [{ path: "main.py", content, encoding: "utf8" }];
  const answer = await page.request.post("/api/v1/scripts", {
    data: { title, document: { language: "python", files }, ...more },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Opens the list and waits until it is there. */
export async function openScripts(page: Page): Promise<void> {
  await page.goto("/scripts");
  await expect(page.getByRole("heading", { name: "Scripts", exact: true })).toBeVisible();
}

/** The row of a script. */
export function scriptRow(page: Page, title: string) {
  return page.getByRole("row").filter({ has: page.getByRole("button", { name: title, exact: true }) });
}

/** Chooses something from a script's menu. */
export async function choose(page: Page, title: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${title}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
