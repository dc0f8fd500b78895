import { describe, expect, it } from "vitest";
import { executionExample } from "../../contracts/examples";
import { executionSchema } from "../../contracts/executions";
import { announcement, isUnderWay, phaseWords, takesInput } from "./phase-words";
import type { RunPhase, RunState } from "./types";

const state = (phase: RunPhase, more: Partial<RunState> = {}): RunState => ({
  phase,
  execution: null,
  artifacts: [],
  watchOnly: false,
  connection: "online",
  outputLines: 0,
  outputBytes: 0,
  ...more,
});

describe("a run at any moment", () => {
  it.each([
    [state("idle"), "ready", ""],
    [state("starting"), "starting", "Starting"],
    [state("queued"), "queued", "queued"],
    [state("queued", { position: 2 }), "queued, 2nd in line", "queued, 2nd in line"],
    [state("compiling"), "compiling", "compiling"],
    [state("running"), "running", "running"],
    [state("waiting"), "waiting for your input", "waiting for your input"],
    [state("stopping"), "stopping", ""],
    [state("refused"), "not run", "It was not run."],
    [
      state("starting", { connection: "reconnecting" }),
      "Reconnecting; your program starts when that is done",
      "Starting",
    ],
    [
      state("running", { connection: "reconnecting", execution: executionSchema.parse(executionExample) }),
      "Reconnecting; your program is still running",
      "Reconnecting; your program is still running",
    ],
  ])("%# has words to see and to hear", (now, word, heard) => {
    expect([phaseWords(now).word, announcement(now)]).toEqual([word, heard]);
  });

  it("that is over says how it ended, whatever the line does", () => {
    const over = state("finished", {
      result: { outcome: "ok", exitCode: 0 },
      status: "completed",
      connection: "reconnecting",
    });
    expect(phaseWords(over)).toMatchObject({ tone: "completed", clock: false });
    expect(announcement(over)).toMatch(/\.$/);
    expect([isUnderWay(over), takesInput(over)]).toEqual([false, false]);
    expect([isUnderWay(state("stopping")), takesInput(state("stopping"))]).toEqual([true, false]);
  });

  it("asks nobody for input who only looks on", () => {
    const watched = state("waiting", { watchOnly: true });
    expect(phaseWords(watched).word).toBe("waiting for input");
    expect(takesInput(watched)).toBe(false);
    const lost = phaseWords(state("running", { watchOnly: true, connection: "reconnecting" }));
    expect(lost.word).toBe("Reconnecting; the program is still running");
  });
});
