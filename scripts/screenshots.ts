import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import playwrightConfig from "../playwright.config";
import { startPodium } from "../e2e/support/podium";
import { prepareServer } from "./steps/prepare";
import type { Tools } from "./steps/tools";

const program = `import statistics

name = input("Who measures? ")
times = [12.1, 11.8, 12.4, 30.2, 12.0]
print(f"Hello, {name}!")
yellow, plain = "\\x1b[33m", "\\x1b[0m"
print(f"median {statistics.median(times):.1f} ms")
print(f"{yellow}worst {max(times):.1f} ms{plain}")
`;

/** One picture: its file's name, the window, and the colours. */
const pictures = [
  { name: "editor-light", width: 1440, height: 900, colorScheme: "light" },
  { name: "editor-dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 844, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;

/** `npm run screenshots`: the README's pictures, of the real page while a real program runs. */
export async function main(tools: Tools): Promise<void> {
  await prepareServer(tools);
  const folder = path.join(tools.root, "docs", "images");
  mkdirSync(folder, { recursive: true });
  const podium = await startPodium();
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  try {
    for (const picture of pictures) {
      await tools.progress.step(picture.name, () => take(browser, podium.url, picture, folder));
    }
  } finally {
    await browser.close();
    await podium.stop();
  }
}

async function take(browser: Browser, url: string, picture: (typeof pictures)[number], folder: string): Promise<void> {
  const { width, height, colorScheme } = picture;
  const phone = width < 768;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: "reduce",
    hasTouch: phone,
    isMobile: phone,
  });
  const page = await context.newPage();
  await page.goto(url);
  await write(page, phone);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const output = page.getByRole("region", { name: "Output", exact: true });
  await output.getByText("Who measures?").first().waitFor();
  await answer(page, phone);
  await output.getByText("worst").first().waitFor();
  await page.getByTestId("outcome").filter({ visible: true }).first().waitFor();
  // Away from the button, which shows that it is pointed at.
  await page.mouse.move(width / 2, height / 2);
  await page.screenshot({ path: path.join(folder, `${picture.name}.png`) });
  await context.close();
}

async function write(page: Page, phone: boolean): Promise<void> {
  if (phone) {
    await page
      .getByRole("textbox", { name: /code|main\.py/i })
      .first()
      .fill(program);
    return;
  }
  await page.locator(".monaco-editor .view-line").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  // Monaco would indent typed text once more; inserted text is taken as it is.
  await page.keyboard.insertText(program);
}

async function answer(page: Page, phone: boolean): Promise<void> {
  if (!phone) {
    await page.locator(".xterm-helper-textarea").first().focus();
    await page.keyboard.type("Ada\n");
    return;
  }
  await page.getByRole("textbox", { name: /input/i }).first().fill("Ada");
  await page.getByRole("button", { name: "Send" }).click();
}
