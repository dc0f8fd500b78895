import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { type Podium, startPodium } from "../support/podium";

/** Somebody's documentation, on a site of its own. */
export interface Docs {
  /** Another site than the server's: `localhost`, which no cookie of 127.0.0.1 reaches. */
  origin: string;
  /** Sets what its one page holds. */
  show(body: string): void;
  stop(): Promise<void>;
}

export { expect };

/** A server that lets one site embed, and that site; shared by the tests of a file. */
export const test = base.extend<object, { docs: Docs; podium: Podium }>({
  docs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const docs = await startDocs();
      await use(docs);
      await docs.stop();
    },
    { scope: "worker" },
  ],
  podium: [
    async ({ docs }, use) => {
      const podium = await startPodium({ env: { PODIUM_EMBED_ORIGINS: docs.origin } });
      await use(podium);
      await podium.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** Serves one page on a free port. */
export async function startDocs(): Promise<Docs> {
  let body = "";
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>Docs</title><link rel="icon" href="data:,">${body}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    show: (next) => {
      body = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The tag that makes a page's code blocks runnable. */
export function scriptOf({ url }: Podium): string {
  return `<script src="${url}/podium-embed.js" defer></script>`;
}

/** The output inside a frame. */
export function outputIn(frame: FrameLocator): Locator {
  return frame.getByRole("region", { name: "Output" });
}

/** The editor inside a frame, once it has taken over from the highlighted text. */
export function codeIn(frame: FrameLocator): { editor: Locator; lines: Locator } {
  const monaco = frame.locator(".monaco-editor").filter({ visible: true });
  return {
    editor: monaco.getByRole("textbox", { name: /^Code of / }),
    lines: monaco.locator(".view-lines .view-line"),
  };
}

/** Scripts a page's frames fetch from now on. */
export function scriptsFetched(page: Page, podium: Podium): string[] {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(podium.url) && /\.js(\?|$)/.test(request.url())) fetched.push(request.url());
  });
  return fetched;
}

/** Puts what scripts a frame still fetches off until it is told otherwise. */
export async function holdScripts(page: Page, podium: Podium): Promise<{ release(): void; fail(): void }> {
  let decide: (how: "continue" | "abort") => void = () => undefined;
  const decided = new Promise<"continue" | "abort">((resolve) => {
    decide = resolve;
  });
  await page.route(`${podium.url}/_next/static/**/*.js`, async (route) => void (await route[await decided]()));
  return { release: () => decide("continue"), fail: () => decide("abort") };
}
