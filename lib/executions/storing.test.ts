import { describe, expect, it } from "vitest";
import type { Logger } from "../observability/logger";
import { EventLog } from "./event-log";
import { EventWriter } from "./event-writer";
import type { StoredEvent } from "./repository";
import { retried } from "./storage-retry";

describe("events that cannot be stored", () => {
  it("stay, and are stored in order when the database is back", async () => {
    const stored: StoredEvent[] = [];
    const warnings: string[] = [];
    let away = true;
    const append = async (rows: readonly StoredEvent[]) => {
      if (away) throw new Error("no connection");
      stored.push(...rows);
    };
    const writer = new EventWriter({ append }, {
      warn: (_: object, text: string) => warnings.push(text),
    } as unknown as Logger);
    const log: EventLog = new EventLog(
      "e",
      0,
      () => 1,
      () => writer.schedule(log),
    );
    const print = (text: string) => log.emit({ type: "stdout", data: Buffer.from(text) });
    print("1");
    print("2");
    await writer.flush();
    print("3");
    expect([stored, warnings]).toEqual([[], ["events could not be stored; trying again"]]);
    away = false;
    // By itself, after a pause.
    await expect.poll(() => stored.map(({ seq }) => seq), { timeout: 10_000 }).toEqual([1, 2, 3]);
    print("4");
    expect((await writer.takeFor(log)).map(({ seq }) => seq)).toEqual([4]);
  });
});

describe("a statement PostgreSQL undid", () => {
  const failing = (error: unknown, times: number) => {
    const state = { runs: 0 };
    const run = async () => {
      state.runs += 1;
      if (state.runs <= times) throw error;
      return "done";
    };
    return { state, run };
  };

  it.each([
    ["a deadlock", Object.assign(new Error("raw query failed"), { meta: { code: "40P01" } })],
    ["a conflict", Object.assign(new Error("conflict"), { code: "P2034" })],
  ])("because of %s is tried again, not for ever", async (_, error) => {
    expect(await retried(failing(error, 4).run)).toBe("done");
    const hopeless = failing(error, 1000);
    await expect(retried(hopeless.run)).rejects.toBe(error);
    expect(hopeless.state.runs).toBe(5);
  });

  it("for another reason is not", async () => {
    const broken = failing(new Error("syntax error"), 1000);
    await expect(retried(broken.run)).rejects.toThrow("syntax error");
    expect(broken.state.runs).toBe(1);
  });
});
