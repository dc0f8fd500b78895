import type { test as base } from "@playwright/test";
import type { Environment } from "../../../lib/config/load";
import { startPodium } from "../../support/podium";
import { test } from "./test";

/**
 * The specs' `test`, on a server of its own with these settings: for what the shared one is too generous to show.
 * @param specs where a spec cannot have the silent console of the others.
 */
export function testOnServer(env: Environment, specs: typeof base = test) {
  return specs.extend<object, { server: string }>({
    server: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
      async ({}, use) => {
        const podium = await startPodium({ env });
        await use(podium.url);
        await podium.stop();
      },
      { scope: "worker", timeout: 180_000 },
    ],
    baseURL: async ({ server }, use) => use(server),
  });
}
