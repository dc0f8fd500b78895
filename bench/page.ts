import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import type { Podium } from "../e2e/support/podium";
import playwrightConfig from "../playwright.config";
import { type Row, summarise } from "./statistics";

const VISITS = 10;

/** A browser as the specs have it, for as long as `work` takes. */
export async function withBrowser<Value>(work: (browser: Browser) => Promise<Value>): Promise<Value> {
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Cold visits to the editor page: from the request to a typed character that shows, and to the output of a run. */
export function firstVisits(podium: Podium, reference: number): Promise<Row[]> {
  return withBrowser(async (browser) => {
    // The first visit also fills the server's caches, which no later visitor meets.
    await visit(browser, podium.url);
    const visits: Visit[] = [];
    for (let index = 0; index < VISITS; index++) visits.push(await visit(browser, podium.url));
    const row = (name: string, pick: (visit: Visit) => number, note = ""): Row => {
      const summary = summarise(visits.map(pick));
      return { name, ratio: summary.p50 / reference, ...summary, note };
    };
    const kilobytes = (pick: (visit: Visit) => number) => (summarise(visits.map(pick)).p50 / 1000).toFixed(0);
    return [
      row(
        "cold page, painted",
        (each) => each.paintedMs,
        `shell ${kilobytes((each) => each.shellBytes)} kB of scripts compressed, all before typing ${kilobytes((each) => each.allBytes)} kB`,
      ),
      row("cold page, a typed character shows", (each) => each.typedMs),
      row("cold page, Run answered with output", (each) => each.ranMs),
    ];
  });
}

interface Visit {
  paintedMs: number;
  typedMs: number;
  ranMs: number;
  /** Scripts the document itself names; the editor is asked for by them. */
  shellBytes: number;
  /** Everything that was transferred until one could type. */
  allBytes: number;
}

/** A context of its own has an empty cache. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const transferred = await countBytes(context, page);
  const began = performance.now();
  const since = () => performance.now() - began;
  const response = await page.goto(url, { waitUntil: "commit" });
  const run = page.getByRole("button", { name: "Run", exact: true }).filter({ visible: true }).first();
  await run.waitFor();
  const paintedMs = since();
  await typeFirst(page);
  const typedMs = since();
  const allBytes = [...transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
  await run.click();
  await page.locator(".xterm-rows").getByText("Hello from Python").waitFor();
  await page.getByTestId("outcome").filter({ visible: true }).getByText("exit 0").waitFor();
  const ranMs = since();
  const named = [...((await response?.text()) ?? "").matchAll(/<script[^>]+src="([^"]+\.js)[^"]*"/g)];
  const shellBytes = named.reduce((sum, [, address]) => sum + (transferred.get(address ?? "") ?? 0), 0);
  await context.close();
  return { paintedMs, typedMs, ranMs, shellBytes, allBytes };
}

/** Clicks into the code as soon as it is there, types a character at its end, and waits until that shows. */
async function typeFirst(page: Page): Promise<void> {
  const code = page.locator(".monaco-editor .view-lines").first();
  await code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("#");
  await code.locator(".view-line").last().getByText("#", { exact: true }).waitFor();
}

/** Bytes of each answer as they came over the wire, by path. */
async function countBytes(context: BrowserContext, page: Page): Promise<Map<string, number>> {
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
  return transferred;
}
