import type { Page } from "@playwright/test";
import { startPodium } from "../e2e/support/podium";
import { withBrowser } from "./page";
import { type Row, summarise } from "./statistics";

const KEYS = 60;
const PAUSE_MS = 70;
/** 5 MB: at once, and over as long as one types. */
const streams = {
  "5 MB stream at 1 MB/s":
    "import time\nfor i in range(50):\n    print(('x' * 99 + '\\n') * 1000, end='')\n    time.sleep(0.1)",
  "5 MB stream as fast as it can, again and again":
    "for round in range(3):\n    print(('x' * 99 + '\\n') * 50_000, end='')",
} as const;

/** From a key pressed to the frame that shows its character, in a quiet page and while megabytes of output stream in. */
export async function typingWhileStreaming(reference: number): Promise<Row[]> {
  const podium = await startPodium({ env: { PODIUM_LIMIT_OUTPUT_KIB: "20480", PODIUM_LOG_LEVEL: "error" } });
  try {
    return await withBrowser(async (browser) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await context.newPage();
      await page.goto(podium.url);
      await page.locator(".monaco-editor .view-line").first().waitFor();
      await measureKeys(page);
      const rows = [row("typing, nothing runs", await typeAWhile(page), reference)];
      for (const [name, program] of Object.entries(streams)) {
        const { samples, meanwhile } = await typeBeside(page, program);
        rows.push(row(`typing, ${name}`, samples, reference, meanwhile));
      }
      return rows;
    });
  } finally {
    await podium.stop();
  }
}

function row(name: string, samples: number[], reference: number, note = ""): Row {
  const summary = summarise(samples);
  return { name, ratio: summary.p50 / reference, ...summary, note };
}

/** Runs a program and types in its code meanwhile. */
async function typeBeside(page: Page, program: string): Promise<{ samples: number[]; meanwhile: string }> {
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  // Typed text would be indented by the editor once more.
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${program}\n\n`);
  await page.keyboard.press("ControlOrMeta+v");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator(".xterm-rows").getByText("xxxx").first().waitFor();
  const samples: number[] = [];
  let running = 0;
  // A stream that is over sooner begins again, so that keys fall into it.
  for (let round = 0; samples.length < KEYS && round < 20; round++) {
    const fresh = await typeAWhile(page, KEYS - samples.length, async () => {
      const word = await page.getByTestId("run-status").textContent();
      return /running/.test(word ?? "");
    });
    samples.push(...fresh);
    running += fresh.length;
    if (samples.length < KEYS) await page.keyboard.press("ControlOrMeta+Enter");
  }
  await page.getByTestId("run-status").getByText("ok").waitFor({ timeout: 60_000 });
  return { samples, meanwhile: `${running} keys while it ran` };
}

/** Types characters at a person's pace for as long as `going` says; resolves to the milliseconds each took to show. */
async function typeAWhile(page: Page, keys = KEYS, going = async () => true): Promise<number[]> {
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  for (let key = 0; key < keys && (await going()); key++) {
    // A comment's line, so that the program can begin again.
    await page.keyboard.press(key === 0 ? "#" : ("abcdefghij"[key % 10] ?? "a"));
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.keyboard.press("Enter");
  return page.evaluate(() => window.keyTimes);
}

declare global {
  interface Window {
    keyTimes: number[];
  }
}

/**
 * Notes for each character how long it took from the moment the browser got the key (so the wait for a busy page counts)
 * until after the frame in which the code shows it.
 */
async function measureKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.keyTimes = [];
    const lines = document.querySelector(".monaco-editor .view-lines");
    const shown = () => lines?.textContent?.length ?? 0;
    const afterFrame = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = then;
        port2.postMessage(null);
      });
    addEventListener(
      "keydown",
      (event) => {
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return;
        const before = shown();
        const look = () => {
          if (shown() === before) return afterFrame(look);
          window.keyTimes.push(performance.now() - event.timeStamp);
        };
        afterFrame(look);
      },
      { capture: true },
    );
  });
}
