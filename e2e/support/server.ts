import type { TestProject } from "vitest/node";
import { startPodium } from "./podium";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server all API specs share, without a slash at the end. */
    baseUrl: string;
  }
}

/** One server for all API specs; stopping it fails when it leaves anything behind. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const podium = await startPodium();
  project.provide("baseUrl", podium.url);
  return () => podium.stop();
}
