import type { Page } from "@playwright/test";
import { haveAccount, newPerson, signIn } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

async function openSettings(page: Page): Promise<void> {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
}

const field = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
/** The browser's cookie as it stands after a change that the server never got. */
async function leaveUnsent(page: Page, unsent: string): Promise<void> {
  // What the page itself has still to write would come after it.
  await expect.poll(() => page.evaluate(() => document.cookie)).not.toContain("unsent");
  await page.evaluate((id) => {
    const kept = encodeURIComponent(JSON.stringify({ theme: "light", tabSize: 8, unsent: id }));
    // biome-ignore lint/suspicious/noDocumentCookie: as the page itself keeps it
    document.cookie = `podium-settings=${kept}; Path=/`;
  }, unsent);
}

const stored = async (page: Page) => (await page.request.get("/api/v1/account/settings")).json();

test("what I choose in one browser holds in another as soon as I sign in there", async ({ page, browser, baseURL }) => {
  test.slow();
  const ada = await haveAccount(page, newPerson());
  await openSettings(page);
  await field(page, "Colours").selectOption("dark");
  await field(page, "Size").selectOption("18");
  await page.getByRole("checkbox", { name: "Minimap" }).check();
  await expect.poll(() => stored(page)).toMatchObject({ theme: "dark", fontSize: 18, minimap: true });

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  // This browser has wishes of its own, from before.
  await openSettings(other);
  await field(other, "Colours").selectOption("light");
  await field(other, "Size").selectOption("12");
  await other.goto("/login?next=/settings");
  await signIn(other, ada);
  await expect(other.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(field(other, "Colours")).toHaveValue("dark");
  await expect(field(other, "Size")).toHaveValue("18");
  await expect(other.getByRole("checkbox", { name: "Minimap" })).toBeChecked();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");

  // And back: the other browser has it with the first paint, before any script.
  await field(other, "Colours").selectOption("light");
  await expect.poll(() => stored(other)).toMatchObject({ theme: "light", fontSize: 18 });
  expect(await (await page.request.get("/")).text()).toMatch(/<html[^>]+data-theme="light"/);
  await openSettings(page);
  await expect(field(page, "Colours")).toHaveValue("light");
  await context.close();
});

test("a new account takes what its browser has chosen before", async ({ page }) => {
  test.slow();
  await openSettings(page);
  await field(page, "Colours").selectOption("dark");
  await field(page, "Tab size").selectOption("2");
  await haveAccount(page);
  expect(await stored(page)).toEqual({});
  await openSettings(page);
  await expect(field(page, "Tab size")).toHaveValue("2");
  await expect.poll(() => stored(page)).toMatchObject({ theme: "dark", tabSize: 2, fontSize: 14 });
});

test("what could not be sent goes with the next page, and is never another account's", async ({ page }) => {
  test.slow();
  const ada = await haveAccount(page, newPerson());
  await openSettings(page);
  await field(page, "Colours").selectOption("dark");
  await expect.poll(() => stored(page)).toMatchObject({ theme: "dark" });
  const id = String(((await (await page.request.get("/api/v1/account")).json()) as { id: string }).id);
  await leaveUnsent(page, id);

  await page.request.delete("/api/v1/account/session");
  await haveAccount(page, newPerson());
  await page.request.patch("/api/v1/account/settings", { data: { theme: "system" } });
  await openSettings(page);
  await expect(field(page, "Colours")).toHaveValue("system");
  await page.request.delete("/api/v1/account/session");

  await leaveUnsent(page, id);
  await page.goto("/login?next=/settings");
  await signIn(page, ada);
  await expect(field(page, "Tab size")).toHaveValue("8");
  await expect.poll(() => stored(page)).toMatchObject({ theme: "light", tabSize: 8 });
});
