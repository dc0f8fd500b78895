import { afterAll, describe, expect, it } from "vitest";
import { type Podium, startPodium } from "../support/podium";
import { treeOf } from "../support/processes";
import { create, readUntil, untilOver } from "./api";

const slow = `import time
print("here", flush=True)
time.sleep(20)
`;

describe("the server is asked to stop while something runs and something waits", () => {
  let podium: Podium | undefined;
  afterAll(async () => {
    await podium?.stop();
  });

  it("interrupts after the grace, keeps the output, leaves nothing, and runs the queue at the next start", async () => {
    const env = { PODIUM_MAX_RUNNING: "1", PODIUM_SHUTDOWN_GRACE_MS: "300" };
    const first = await startPodium({ env });
    const running = await create(first.url, { language: "python", source: slow });
    const queued = await create(first.url, { language: "python", source: "print('later')" });
    expect(queued.created.status).toBe("queued");
    await readUntil(first.url, running, (now) => now.stdout === "here\n", 20_000);
    await first.stop({ keepData: true });

    podium = await startPodium({ dataFolder: first.dataFolder, env });
    expect(await untilOver(podium.url, running, 5000)).toMatchObject({
      status: "failed",
      stdout: "here\n",
      result: { outcome: "interrupted" },
    });
    expect(await untilOver(podium.url, queued, 20_000)).toMatchObject({ stdout: "later\n", result: { outcome: "ok" } });
  }, 90_000);
});

it("ends in order when it is asked to before it serves", async () => {
  const hasDatabase = (pid: number) => treeOf(pid).some(({ command }) => command.includes("postgres: checkpointer"));
  const podium = await startPodium({ early: hasDatabase });
  await podium.stop();
  expect(podium.logs()).not.toContain("Podium is ready");
}, 90_000);
