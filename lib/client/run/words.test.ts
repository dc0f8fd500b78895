import { describe, expect, it } from "vitest";
import { outcomeSchema, type Result } from "../../contracts/events";
import { executionExample } from "../../contracts/examples";
import { formatBytes, formatDuration, formatTimeLimit, ordinal, plural } from "./format";
import { announcement, phaseWords } from "./phase-words";
import type { RunState } from "./types";
import { type Ended, outcomeWords } from "./words";

const usage = {
  wallMs: 3150,
  waitedMs: 50,
  cpuMs: 21,
  memoryBytes: 9_437_184,
  stdoutBytes: 10,
  stderrBytes: 0,
  droppedBytes: 0,
};
const limits = { ...executionExample.limits, wallMs: 5000 };
const ended = (result: Result, more: Partial<Ended> = {}) =>
  outcomeWords({ result: { usage, ...result }, limits, lines: 1204, bytes: 10, ...more });

describe("the words of an outcome", () => {
  it.each([
    [{ outcome: "ok", exitCode: 0 }, "It ended well and printed 1,204 lines."],
    [{ outcome: "nonzero_exit", exitCode: 3 }, "The program ended with exit code 3."],
    [{ outcome: "signal", signal: "SIGSEGV" }, "Ended by SIGSEGV: the program touched memory that is not its own."],
    [{ outcome: "compile_error", exitCode: 1 }, "It does not compile, so nothing ran."],
    [{ outcome: "timeout", limit: "wallMs" }, "Stopped at the 5 s limit; 1,204 lines kept."],
    [{ outcome: "timeout", limit: "cpuMs" }, "Stopped after 10 s of CPU time; 1,204 lines kept."],
    [{ outcome: "timeout", limit: "totalMs" }, "Stopped: it waited for input too long; 1,204 lines kept."],
    [{ outcome: "out_of_memory" }, "Stopped: it needed more than its 256 MiB of memory; 1,204 lines kept."],
    [{ outcome: "output_limit" }, "Stopped: it printed more than the 1 MiB allowed; 1,204 lines kept."],
    [{ outcome: "cancelled" }, "Stopped by you after 3.2 s; 1,204 lines kept."],
    [{ outcome: "interrupted" }, "The run was lost, through no fault of the program; 1,204 lines kept."],
    [{ outcome: "engine_error" }, "Podium could not run it; the program is not to blame."],
  ] satisfies [Result, string][])("says %o", (result, sentence) => {
    expect(ended(result).sentence).toBe(sentence);
  });

  it("has words for every outcome", () => {
    for (const outcome of outcomeSchema.options) {
      const words = ended({ outcome });
      expect(words.label.length).toBeGreaterThan(1);
      expect(`${words.sentence} ${words.help ?? ""}`).not.toMatch(/undefined|NaN|went wrong/);
    }
  });

  it("says when nothing was printed", () => {
    const quiet = { usage: { ...usage, stdoutBytes: 0 } };
    const none = { lines: 0, bytes: 0 };
    expect(ended({ outcome: "ok", exitCode: 0, ...quiet }, none).sentence).toBe("It ended well. It printed nothing.");
    expect(ended({ outcome: "timeout", limit: "wallMs", ...quiet }, none).sentence).toBe(
      "Stopped at the 5 s limit; it printed nothing.",
    );
  });

  it("tells a sleeping program from a busy one", () => {
    expect(ended({ outcome: "timeout", limit: "wallMs" }).help).toContain("sleeping");
    const busy = { usage: { ...usage, cpuMs: 3000 } };
    expect(ended({ outcome: "timeout", limit: "wallMs", ...busy }).help).toContain("loop");
  });

  it("does not say after how long when it never ran", () => {
    expect(outcomeWords({ result: { outcome: "cancelled" }, lines: 0, bytes: 0 }).sentence).toBe(
      "Stopped by you before it ran.",
    );
  });
});

describe("the words of a phase", () => {
  const state = (part: Partial<RunState>): RunState => ({
    phase: "running",
    execution: null,
    artifacts: [],
    watchOnly: false,
    connection: "online",
    outputLines: 0,
    outputBytes: 0,
    ...part,
  });

  it("says where a run stands", () => {
    expect(phaseWords(state({ phase: "queued", position: 3 })).word).toBe("queued, 3rd in line");
    expect(phaseWords(state({ phase: "waiting" })).word).toBe("waiting for your input");
    expect(phaseWords(state({})).clock).toBe(true);
  });

  it("says that the program goes on while the connection is lost", () => {
    expect(phaseWords(state({ connection: "reconnecting" })).word).toBe("Reconnecting; your program is still running");
    expect(phaseWords(state({ phase: "idle", connection: "reconnecting" })).word).toBe("ready");
  });

  it("announces the end in one sentence", () => {
    const result: Result = { outcome: "ok", exitCode: 0, usage };
    expect(announcement(state({ phase: "finished", result, outputLines: 2, outputBytes: 9 }))).toBe(
      "It ended well and printed 2 lines.",
    );
    expect(announcement(state({ phase: "idle" }))).toBe("");
  });
});

describe("figures", () => {
  it("are short and exact enough", () => {
    expect([142, 1240, 12_340, 125_000].map(formatDuration)).toEqual(["142 ms", "1.24 s", "12.3 s", "2 min 5 s"]);
    expect([500, 5000, 1500, 600_000].map(formatTimeLimit)).toEqual(["500 ms", "5 s", "1.5 s", "10 min"]);
    expect([312, 9_437_184, 1_572_864, 830_000].map(formatBytes)).toEqual(["312 B", "9 MiB", "1.5 MiB", "811 KiB"]);
    expect([1, 2, 3, 4, 11, 21, 112].map(ordinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st", "112th"]);
    expect([plural(1, "line"), plural(1204, "line")]).toEqual(["1 line", "1,204 lines"]);
  });
});
