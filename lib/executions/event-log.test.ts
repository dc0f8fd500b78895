import { describe, expect, it } from "vitest";
import { EventLog } from "./event-log";

const setUp = () =>
  new EventLog(
    "0190d3a0-0000-7000-8000-000000000000",
    0,
    () => 1000,
    () => undefined,
  );
const out = (text: string) => ({ type: "stdout" as const, data: Buffer.from(text) });

describe("EventLog", () => {
  it("numbers events without gaps and reads from any of them", () => {
    const log = setUp();
    for (const text of ["a", "b", "c"]) log.emit(out(text));
    expect(log.readFrom(1)).toMatchObject([
      { seq: 2, text: "b" },
      { seq: 3, text: "c" },
    ]);
    expect(log.readFrom(3)).toEqual([]);
  });

  it("lets go of memory only for what is stored, and says so to slow readers", () => {
    const log = setUp();
    const chunk = "x".repeat(64 * 1024);
    for (let index = 0; index < 20; index++) log.emit(out(chunk));
    expect(log.readFrom(0)).not.toBe("evicted");
    log.stored(20);
    expect(log.readFrom(0)).toBe("evicted");
    expect(log.readFrom(19)).toMatchObject([{ seq: 20 }]);
  });

  it("gives rows to store once, and takes them back in order", () => {
    const log = setUp();
    log.emit(out("a"));
    const rows = log.takePending();
    expect(log.takePending()).toEqual([]);
    log.emit(out("b"));
    log.restore(rows);
    expect(log.takePending().map((row) => row.seq)).toEqual([1, 2]);
  });

  it("hides prepared events until they are revealed, then ends", async () => {
    const log = setUp();
    const prepared = log.prepare({ type: "exit", status: "completed", result: { outcome: "ok" } });
    expect(log.readFrom(0)).toEqual([]);
    const changed = log.changed(0);
    log.reveal([prepared]);
    await changed;
    expect(log.readFrom(0)).toMatchObject([{ seq: 1, type: "exit" }]);
    expect(log.closed).toBe(true);
  });

  it("wakes a reader that found nothing and was overtaken before it began to wait", async () => {
    const log = setUp();
    expect(log.readFrom(0)).toEqual([]);
    log.emit(out("a"));
    await log.changed(0);
    expect(log.readFrom(1)).toEqual([]);
    log.close();
    await log.changed(1);
  });

  it("goes on after the number an earlier owner reached", () => {
    const log = new EventLog(
      "0190d3a0-0000-7000-8000-000000000000",
      7,
      () => 1000,
      () => undefined,
    );
    log.emit(out("a"));
    expect(log.readFrom(7)).toMatchObject([{ seq: 8 }]);
    expect(log.readFrom(3)).toBe("evicted");
  });
});
