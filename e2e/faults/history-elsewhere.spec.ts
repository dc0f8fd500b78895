import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser as Chromium, chromium, expect as expectPage } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import playwright from "../../playwright.config";
import { newEmail, signedUp } from "../api/person";
import { Caller, newOwner } from "../api/server";
import { ApiSocket } from "../api/socket";
import { type Podium, startPodium } from "../support/podium";

/** A history that is looked at on one server, of runs that another server takes. */
describe("a history on one server of two", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "podium-feed-"));
  let postgres: EmbeddedPostgres;
  let one: Podium;
  let other: Podium;
  let browser: Chromium;
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ folder });
    const env = { DATABASE_URL: postgres.url, PODIUM_SECRET: "s".repeat(40) };
    [one, other] = await Promise.all([startPodium({ env }), startPodium({ env })]);
    browser = await chromium.launch(playwright.use?.launchOptions);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([one?.stop(), other?.stop()]);
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same person, at either server. */
  async function someone() {
    const here = await newOwner(one.url);
    return { here, there: new Caller(other.url, here.cookie) };
  }

  /** What a person is told at the other server. */
  async function watching(there: Caller): Promise<ApiSocket> {
    const socket = await ApiSocket.open(there);
    expect(await socket.ask("history:watch", {})).toEqual({ ok: true });
    return socket;
  }

  const timesOf = (socket: ApiSocket, id: string) => socket.changes.filter((changed) => changed === id).length;

  it("is told of each run that begins, ends or is deleted on the other, and of nobody else's", async () => {
    const [ada, bob] = [await someone(), await someone()];
    const [hers, his] = [await watching(ada.there), await watching(bob.there)];
    try {
      const { id } = await ada.here.start({ language: "python", source: "input()", interactive: true });
      await hers.until(() => timesOf(hers, id) >= 1);
      await ada.there.post(`/api/v1/executions/${id}/stdin`, { data: "\n" });
      await ada.here.untilOver(id);
      await hers.until(() => timesOf(hers, id) >= 2);
      const told = timesOf(hers, id);
      expect((await ada.here.request(`/api/v1/executions/${id}`, { method: "DELETE" })).status).toBe(204);
      await hers.until(() => timesOf(hers, id) > told);
      const { id: next } = await bob.here.run({ language: "python", source: "print(1)" });
      await his.until(() => timesOf(his, next) >= 1);
      expect(his.changes).not.toContain(id);
      expect(hers.changes).not.toContain(next);
    } finally {
      hers.close();
      his.close();
    }
  });

  it("goes on being told after the database was away", async () => {
    const { here, there } = await someone();
    const socket = await watching(there);
    try {
      await postgres.stop();
      postgres = await startEmbeddedPostgres({ folder });
      await expect.poll(async () => (await here.request("/api/v1/executions")).status, { timeout: 30_000 }).toBe(200);
      // The line from the database may come back later than its answers, so the first of these may not be told by their ids.
      const ids: string[] = [];
      const told = async () => {
        ids.push((await here.run({ language: "python", source: "print(1)" })).id);
        return ids.some((id) => timesOf(socket, id) > 0);
      };
      await expect.poll(told, { timeout: 30_000, interval: 500 }).toBe(true);
    } finally {
      socket.close();
    }
  });

  it("shows in the page a run that the other server took, and how it ended, by itself", async () => {
    const ada = await signedUp(one.url, newEmail());
    const context = await browser.newContext({ baseURL: other.url });
    // Cookies know no ports: a person is the same at both addresses.
    const cookies = ada.cookie.split("; ").map((cookie) => {
      const [name = "", value = ""] = cookie.split(/=(.*)/s);
      return { name, value, url: other.url };
    });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto("/history");
    await expectPage(page.getByText("Nothing has run yet")).toBeVisible({ timeout: 60_000 });
    const answer = await ada.call("POST", "executions", {
      language: "python",
      source: "input()\nraise SystemExit(3)",
      interactive: true,
    });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: string };
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "input()", exact: true }) });
    await expectPage(row).toContainText(/running|queued/, { timeout: 60_000 });
    expect((await ada.call("POST", `executions/${id}/stdin`, { data: "\n" })).status).toBe(204);
    await expectPage(row).toContainText("exit 3", { timeout: 60_000 });
    await context.close();
  });
});
