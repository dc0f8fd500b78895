import { afterAll, describe, expect, it } from "vitest";
import { findLeftovers } from "../support/leftovers";
import { type Podium, startPodium } from "../support/podium";
import { treeOf } from "../support/processes";
import { create, eventsOf, type Owned, readUntil, untilOver } from "./api";

const source = `import time
print("start", flush=True)
time.sleep(1.5)
print("end")
`;

describe("the server is killed in the middle of 40 executions", () => {
  let podium: Podium | undefined;
  afterAll(async () => {
    await podium?.stop();
  });

  it("leaves no sandbox, runs what was queued after the restart, and ends what ran as interrupted with its output", async () => {
    const first = await startPodium({ env: { PODIUM_MAX_RUNNING: "8" } });
    const owned: Owned[] = await Promise.all(
      Array.from({ length: 40 }, () => create(first.url, { language: "python", source })),
    );
    const ran = await Promise.all(
      owned
        .slice(0, 4)
        .map((each) => readUntil(first.url, each, (now) => now.stdout?.includes("start") === true, 20_000)),
    );
    expect(ran.some((execution) => execution.status === "running")).toBe(true);
    const seen = treeOf(first.pid).filter(
      ({ command }) => command.includes("bwrap") || command.includes("podium-runner"),
    );
    expect(seen.length).toBeGreaterThan(0);

    await first.kill9();
    await expect
      .poll(() => findLeftovers({ seen, dataFolder: "/nowhere-in-particular", installation: undefined }), {
        timeout: 3000,
      })
      .toEqual([]);

    podium = await startPodium({ dataFolder: first.dataFolder, env: { PODIUM_MAX_RUNNING: "8" } });
    const { url } = podium;
    const ends = await Promise.all(owned.map((each) => untilOver(url, each, 60_000)));
    const outcomes = ends.map((end) => end.result?.outcome);
    expect(outcomes.filter((outcome) => outcome === "ok").length).toBeGreaterThanOrEqual(28);
    expect(outcomes.filter((outcome) => outcome === "interrupted").length).toBeGreaterThanOrEqual(1);
    expect(outcomes.every((outcome) => outcome === "ok" || outcome === "interrupted")).toBe(true);
    for (const [index, end] of ends.entries()) {
      // Never twice: one beginning at most, and what is ok has both lines exactly once.
      expect(end.stdout?.split("start").length).toBeLessThanOrEqual(2);
      if (end.result?.outcome === "ok") expect(end.stdout).toBe("start\nend\n");
      const events = await eventsOf(url, owned[index] as Owned);
      expect(events.filter((event) => event.type === "exit")).toHaveLength(1);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, place) => place + 1));
    }
    const partial = ends.filter((end) => end.result?.outcome === "interrupted" && end.stdout === "start\n");
    expect(partial.length).toBeGreaterThanOrEqual(1);
  }, 120_000);
});
