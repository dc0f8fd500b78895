import { type Browser, chromium, expect as expectPage } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import playwright from "../../playwright.config";
import { focusTerminal, outcome, runProgram, screen, status } from "../browser/output-steps";
import type { Podium } from "../support/podium";
import { pythonPods, startOnCluster } from "./server";

let podium: Podium;
let browser: Browser;
beforeAll(async () => {
  podium = await startOnCluster();
  browser = await chromium.launch(playwright.use?.launchOptions);
});
afterAll(async () => {
  await browser?.close();
  await podium?.stop();
});

it("I press Run in the browser, a pod runs my program, asks me, and I see how it ended", async () => {
  const heard: string[] = [];
  const page = await browser.newPage({ baseURL: podium.url });
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  // Once, however long that takes: what is watched here are the pods, not how soon a page is there.
  await page.goto("/");
  await expectPage(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 120_000 });
  const waiting = new Set((await pythonPods()).map(({ name }) => name));
  await runProgram(page, 'import socket\nname = input("Who? ")\nprint("Hello", name, "from", socket.gethostname())');
  await expectPage(status(page)).toHaveText("waiting for your input", { timeout: 60_000 });
  await focusTerminal(page);
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expectPage(screen(page)).toContainText("Hello Ada from sandbox", { timeout: 60_000 });
  await expectPage(outcome(page)).toContainText("exit 0", { timeout: 60_000 });
  // Used once: the one that ran it goes, and another comes.
  const left = async () => (await pythonPods()).filter(({ name }) => waiting.has(name)).length;
  await expect.poll(left, { timeout: 60_000 }).toBe(waiting.size - 1);

  await runProgram(page, 'print("first")\nwhile True: pass');
  await expectPage(screen(page)).toContainText("first", { timeout: 60_000 });
  await page.getByRole("button", { name: /^Stop/ }).click();
  await expectPage(status(page)).toHaveText("stopped", { timeout: 60_000 });
  expect(heard).toEqual([]);
});
