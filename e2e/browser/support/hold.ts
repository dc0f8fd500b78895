import type { Page } from "@playwright/test";

/** Lets the page wait for what it fetches from these addresses, until the answer is called. */
export async function hold(page: Page, addresses: RegExp): Promise<() => void> {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(addresses, async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}
