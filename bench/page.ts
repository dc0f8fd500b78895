import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
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
  const input = await context.newCDPSession(page);
  const began = performance.now();
  const since = () => performance.now() - began;
  const response = await page.goto(url, { waitUntil: "commit" });
  const [run, field] = await Promise.all([inFrame(page, "button[data-run]", "Run"), inFrame(page, code, "")]);
  const paintedMs = since();
  await Promise.all([...clickAt(input, field), ...pressKey(input, typed), inFrame(page, code, typed)]);
  const typedMs = since();
  const allBytes = [...transferred.values()].reduce((sum, bytes) => sum + bytes, 0);
  await Promise.all([...clickAt(input, run), inFrame(page, ".xterm-rows", "Hello from Python")]);
  const ranMs = since();
  await inFrame(page, "[data-side=code] .view-line", typed);
  const named = [...((await response?.text()) ?? "").matchAll(/<script[^>]+src="([^"]+\.js)[^"]*"/g)];
  const shellBytes = named.reduce((sum, [, address]) => sum + (transferred.get(address ?? "") ?? 0), 0);
  await context.close();
  return { paintedMs, typedMs, ranMs, shellBytes, allBytes };
}

/** The field that is there first, and the lines of the editor that takes its place. */
const code = "[data-side=code] textarea[aria-label=Code], [data-side=code] .view-line";

interface Place {
  x: number;
  y: number;
}

/** A click, without waiting for the page between its parts: a person does not, and the test tool's own click would be measured too. */
function clickAt(input: CDPSession, { x, y }: Place): Promise<unknown>[] {
  const at = { x, y, button: "left", clickCount: 1 } as const;
  return [
    input.send("Input.dispatchMouseEvent", { ...at, type: "mousePressed" }),
    input.send("Input.dispatchMouseEvent", { ...at, type: "mouseReleased" }),
  ];
}

function pressKey(input: CDPSession, key: string): Promise<unknown>[] {
  return [
    input.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, key }),
    input.send("Input.dispatchKeyEvent", { type: "keyUp", key }),
  ];
}

/** Waits in the page until a frame has `text` in what `selector` names; resolves to its middle. A locator's wait looks again after up to half a second, too coarse to measure with. */
async function inFrame(page: Page, selector: string, text: string): Promise<Place> {
  return page.evaluate(
    ([among, wanted]) =>
      new Promise<Place>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${among} never showed "${wanted}".`)), 30_000);
        const textOf = (each: Element) => (each instanceof HTMLTextAreaElement ? each.value : (each.textContent ?? ""));
        const look = () => {
          for (const each of document.querySelectorAll(among)) {
            const { x, y, width, height } = each.getBoundingClientRect();
            // Editor and terminal show blanks as no-break spaces.
            if (width > 0 && textOf(each).replace(/\s/g, " ").includes(wanted))
              return resolve({ x: x + width / 2, y: y + height / 2 });
          }
          requestAnimationFrame(look);
        };
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
