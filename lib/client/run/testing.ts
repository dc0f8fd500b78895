import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { type Caller, newOwner } from "../../../e2e/api/server";
import { startTestApp, type TestApp } from "../../testing";
import { pageFetch } from "../testing";
import type { RunPhase, RunSession } from "./types";

/** A server with routes, sockets and sandboxes, and a user at a page of it; filled before the first test. */
export interface TestPage {
  app: TestApp;
  me: Caller;
}

/** Runs the tests of a file at a page: `fetch` is the page's own. */
export function atTestPage(): TestPage {
  const page: Partial<TestPage> = {};
  beforeAll(async () => {
    page.app = await startTestApp();
    page.me = await newOwner(page.app.url);
  });
  beforeEach(() => {
    if (page.app) vi.stubGlobal("fetch", pageFetch(page.app.url, page.me?.cookie));
  });
  afterEach(() => vi.unstubAllGlobals());
  afterAll(() => page.app?.stop());
  return page as TestPage;
}

/** Until the session's run stands there. */
export async function reaches(session: RunSession, phase: RunPhase): Promise<void> {
  await expect.poll(() => session.getState().phase, { timeout: 25_000 }).toBe(phase);
}

/** Three seconds of output, a number a line, and what it prints. */
export const counting = "import time\nfor n in range(60):\n  print(n, flush=True)\n  time.sleep(0.05)";
export const counted = Array.from({ length: 60 }, (_, n) => `${n}\n`).join("");
