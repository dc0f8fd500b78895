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
      (bytes) => writer.schedule(log, bytes),
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

/** A writer whose statements are let through one by one, and logs that print into it. */
function held() {
  const statements: { executionId: string; bytes: number }[][] = [];
  const gates: (() => void)[] = [];
  const append = async (rows: readonly StoredEvent[]) => {
    statements.push(rows.map(({ executionId, data }) => ({ executionId, bytes: data?.length ?? 0 })));
    await new Promise<void>((resolve) => gates.push(resolve));
  };
  const writer = new EventWriter({ append }, {} as Logger);
  const log = (id: string): EventLog => {
    const made: EventLog = new EventLog(id, 0, Date.now, (bytes) => writer.schedule(made, bytes));
    return made;
  };
  const print = (to: EventLog, kib: number) => to.emit({ type: "stdout", data: Buffer.alloc(kib * 1024) });
  return { statements, writer, log, print, letThrough: () => gates.shift()?.() };
}

describe("much output", () => {
  it("goes in statements of bounded size, in which everyone who waits has a share", async () => {
    const { statements, writer, log, print, letThrough } = held();
    const [loud, quiet] = [log("loud"), log("quiet")];
    for (let count = 0; count < 100; count++) print(loud, 16);
    print(quiet, 1);
    const done = writer.flush();
    const over = setInterval(letThrough, 1);
    await done;
    clearInterval(over);
    expect(statements[0]?.map(({ executionId }) => executionId)).toContain("quiet");
    const sizes = statements.map((rows) => rows.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(320 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1601 * 1024);
  });

  it("holds programs back while too much waits, and lets them go on when half of it is stored", async () => {
    const { writer, log, print, letThrough } = held();
    const loud = log("loud");
    for (let mib = 0; mib < 7; mib++) print(loud, 1024);
    expect(writer.room()).toBeUndefined();
    print(loud, 1024);
    let free = false;
    void writer.room()?.then(() => {
      free = true;
    });
    for (let statement = 0; statement < 100 && !free; statement++) {
      letThrough();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(free).toBe(true);
    expect(writer.room()).toBeUndefined();
    expect(loud.isStored).toBe(false);
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
