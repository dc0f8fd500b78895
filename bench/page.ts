import { type Browser, chromium } from "@playwright/test";
import type { Podium } from "../e2e/support/podium";
import playwrightConfig from "../playwright.config";
import { type Row, summarise } from "./statistics";

const VISITS = 10;

/** Cold visits to the editor page: from the request to an editor one can type in, and what the shell weighs. */
export async function firstVisits(podium: Podium, reference: number): Promise<Row[]> {
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  try {
    // The first visit also fills the server's caches, which no later visitor meets.
    await visit(browser, podium.url);
    const visits: Visit[] = [];
    for (let index = 0; index < VISITS; index++) visits.push(await visit(browser, podium.url));
    const row = (name: string, pick: (visit: Visit) => number, note = ""): Row => {
      const summary = summarise(visits.map(pick));
      return { name, ratio: summary.p50 / reference, ...summary, note };
    };
    const weight = summarise(visits.map((each) => each.shellBytes / 1000)).p50;
    return [
      row("cold page, painted", (each) => each.paintedMs, `shell ${weight.toFixed(0)} kB of scripts compressed`),
      row("cold page, usable", (each) => each.usableMs),
    ];
  } finally {
    await browser.close();
  }
}

interface Visit {
  paintedMs: number;
  usableMs: number;
  shellBytes: number;
}

/** A context of its own has an empty cache. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const transferred = new Map<string, number>();
  const addresses = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    addresses.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    transferred.set(addresses.get(requestId) ?? "", encodedDataLength);
  });
  const began = performance.now();
  const response = await page.goto(url, { waitUntil: "commit" });
  await page.getByRole("button", { name: "Run", exact: true }).filter({ visible: true }).first().waitFor();
  const paintedMs = performance.now() - began;
  await page.locator(".monaco-editor .view-line").first().waitFor();
  const usableMs = performance.now() - began;
  // The shell is what the document itself names; the editor is asked for by the shell.
  const named = [...((await response?.text()) ?? "").matchAll(/<script[^>]+src="([^"]+\.js)[^"]*"/g)];
  const shellBytes = named.reduce((sum, [, address]) => sum + (transferred.get(address ?? "") ?? 0), 0);
  await context.close();
  return { paintedMs, usableMs, shellBytes };
}
