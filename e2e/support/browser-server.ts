import { startPodium } from "./podium";

/** One server for all browser specs; `playwright.config.ts` reads its address from the environment. */
export default async function startForBrowsers(): Promise<() => Promise<void>> {
  const podium = await startPodium();
  process.env.E2E_BASE_URL = podium.url;
  return () => podium.stop();
}
