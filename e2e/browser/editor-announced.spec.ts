import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

declare global {
  interface Window {
    heard: string[];
  }
}

test("those who cannot see hear that it started, that it waits, and how it ended, without being interrupted", async ({
  page,
}) => {
  const { write, run } = await openEditor(page);
  const status = page.getByRole("status");
  await write("input('name? ')\n");
  await page.evaluate(() => {
    window.heard = [];
    const places = [...document.querySelectorAll("[role=status]")];
    const note = () => window.heard.push(...places.map((place) => place.textContent ?? ""));
    for (const place of places)
      new MutationObserver(note).observe(place, { childList: true, characterData: true, subtree: true });
  });
  await run.click();
  await expect(status.filter({ hasText: /waiting for your input/i })).toBeAttached();
  await page.keyboard.press("ControlOrMeta+.");
  await expect(status.filter({ hasText: /Stopped by you/ })).toBeAttached();
  const heard = await page.evaluate(() => window.heard);
  const order = ["Starting", "waiting for your input", "Stopped by you"].map((words) =>
    heard.findIndex((said) => said.includes(words)),
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((left, right) => left - right));
  for (const place of await status.all()) await expect(place).toHaveAttribute("aria-live", "polite");
});
