import { defineConfig } from "@playwright/test";

/** Without these Debian's Chromium waits for servers on the internet that do not answer. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e/browser",
  globalSetup: "./e2e/support/browser-server.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Specs wait for states, never for times; how long is generous, since other work may share the machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "build/reports/browser.json" }]],
  outputDir: "test-results",
  use: {
    baseURL: process.env.E2E_BASE_URL,
    browserName: "chromium",
    launchOptions: { executablePath: "/usr/bin/chromium", args: quiet },
    trace: "retain-on-failure",
  },
});
