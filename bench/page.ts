import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { startPodium } from "../e2e/support/podium";
import playwrightConfig from "../playwright.config";
import { type Row, summarise } from "./statistics";

const VISITS = 10;
/** A comment; it stands nowhere in the example. */
const typed = "#";

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
export async function firstVisits(reference: number): Promise<Row[]> {
  // As a reader of the README has it; a pool as large as the other measurements want would still be filling.
  const podium = await startPodium({ env: { PODIUM_LOG_LEVEL: "error" } });
  try {
    return await withBrowser(async (browser) => {
      // The first visit also fills the server's caches, which no later visitor meets.
      await visit(browser, podium.url);
      const visits: Visit[] = [];
      for (let index = 0; index < VISITS; index++) visits.push(await visit(browser, podium.url));
      return rowsOf(visits, reference);
    });
  } finally {
    await podium.stop();
  }
}

function rowsOf(visits: Visit[], reference: number): Row[] {
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
  await inFrame(page, "button[data-run]", "Run");
  const paintedMs = since();
  await typeFirst(page);
  const typedMs = since();
  const allBytes = [...transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
  await page.mouse.click(...(await middleOf(page, "button[data-run]")));
  await inFrame(page, ".xterm-rows", "Hello from Python");
  const ranMs = since();
  await inFrame(page, "[data-side=code] .view-line", typed);
  const named = [...((await response?.text()) ?? "").matchAll(/<script[^>]+src="([^"]+\.js)[^"]*"/g)];
  const shellBytes = named.reduce((sum, [, address]) => sum + (transferred.get(address ?? "") ?? 0), 0);
  await context.close();
  return { paintedMs, typedMs, ranMs, shellBytes, allBytes };
}

/** The field that is there first, and the lines of the editor that takes its place. */
const code = "[data-side=code] textarea[aria-label=Code], [data-side=code] .view-line";

/** Clicks below the code as soon as one can, types a character at its end, and waits until that shows. */
async function typeFirst(page: Page): Promise<void> {
  await inFrame(page, code, "");
  const [x, y] = await middleOf(page, "[data-side=code]");
  const session = await page.context().newCDPSession(page);
  const at = { x, y, button: "left", clickCount: 1 } as const;
  // A person does not wait for the page between two moves, as the test tool's own click and key do.
  await Promise.all([
    session.send("Input.dispatchMouseEvent", { ...at, type: "mousePressed" }),
    session.send("Input.dispatchMouseEvent", { ...at, type: "mouseReleased" }),
    session.send("Input.dispatchKeyEvent", { type: "keyDown", text: typed, key: typed, code: "Digit3" }),
    session.send("Input.dispatchKeyEvent", { type: "keyUp", key: typed, code: "Digit3" }),
    inFrame(page, code, typed),
  ]);
}

/** The middle of the first that `selector` names. A click on a locator would wait for it to be still, which would be measured too. */
async function middleOf(page: Page, selector: string): Promise<[x: number, y: number]> {
  const place = await page.locator(selector).filter({ visible: true }).first().boundingBox();
  if (!place) throw new Error(`The page has no ${selector}.`);
  return [place.x + place.width / 2, place.y + place.height / 2];
}

/** Waits in the page until a frame has `text` in what `selector` names. A locator's wait looks again after up to half a second, too coarse to measure with. */
async function inFrame(page: Page, selector: string, text: string): Promise<void> {
  await page.evaluate(
    ([among, wanted]) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${among} never showed "${wanted}".`)), 30_000);
        const textOf = (each: Element) => (each instanceof HTMLTextAreaElement ? each.value : (each.textContent ?? ""));
        const look = () =>
          // Editor and terminal show blanks as no-break spaces.
          [...document.querySelectorAll(among)].some((each) => textOf(each).replace(/\s/g, " ").includes(wanted))
            ? resolve()
            : requestAnimationFrame(look);
        look();
      }),
    [selector, text] as const,
  );
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
