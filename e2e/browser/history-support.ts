import type { Page } from "@playwright/test";
import { expect } from "./support/patient";

/** Runs a Python program to its end as this page's user, past the page; resolves to its id. */
export async function ran(page: Page, source: string, more: Record<string, unknown> = {}): Promise<string> {
  await page.request.post("/api/v1/owner");
  const answer = await page.request.post("/api/v1/executions", {
    data: { language: "python", source, ...more },
    headers: { Prefer: "wait=30" },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** Opens the history and waits until it is there. */
export async function openHistory(page: Page, query = ""): Promise<void> {
  await page.goto(`/history${query}`);
  // On a narrow page the list, with its heading, makes room for a run.
  const heading = page.getByRole("heading", { name: "History", exact: true, includeHidden: true });
  await expect(heading).toBeAttached();
}

/** The row of a run by its first line or title. */
export function row(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
}

/** The run beside the list. */
export function detail(page: Page) {
  return page.getByRole("complementary", { name: "Run" });
}
