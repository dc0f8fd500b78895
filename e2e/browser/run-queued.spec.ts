import { expect, runProgram, screen, status } from "./output-steps";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_MAX_RUNNING: "1", PODIUM_LIMIT_WALL_MS: "300000", PODIUM_LIMIT_CPU_MS: "300000" });

test("While others run I see my place in the queue, and then my program runs by itself", async ({
  page,
  browser,
  baseURL,
}) => {
  // Longer than the pages below take to open, and longer than a page lets its programs run.
  const { request: other } = await browser.newContext({ baseURL });
  await other.post("/api/v1/owner");
  const started = await other.post("/api/v1/executions", { data: { language: "bash", source: "sleep 200" } });
  const { id } = (await started.json()) as { id: string };
  const statusOf = async () =>
    ((await (await other.get(`/api/v1/executions/${id}`)).json()) as { status: string }).status;
  await expect.poll(statusOf).toBe("running");
  const third = await (await browser.newContext({ baseURL })).newPage();
  await runProgram(third, "print('me first')");
  await expect(status(third)).toContainText(/queued.*(next|1st)/);

  await runProgram(page, "print('my turn')");
  await expect(status(page)).toContainText(/queued.*2nd in line/);
  await other.post(`/api/v1/executions/${id}/cancel`);
  await expect(screen(page)).toContainText("my turn");
  await expect(status(page)).toHaveText("ok");
  await expect(screen(third)).toContainText("me first");
  await third.context().close();
});
