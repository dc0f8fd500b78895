import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";
import { newExecutionId } from "./identifier";
import { mediaTypeOf } from "./media-type";
import { conclude, concludeCompile } from "./outcome";
import { Permits } from "./permits";
import { assertFilePath, decodeBase64 } from "./request-files";
import { fromStoredEvent, toEvent, toStoredEvent } from "./stored-event";

const usage = { wallMs: 10, waitedMs: 0, cpuMs: 5, memoryBytes: 1, stdoutBytes: 1, stderrBytes: 0, droppedBytes: 0 };

describe("execution ids", () => {
  it("are version 7 UUIDs that sort by time", () => {
    const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map(newExecutionId);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("cursors", () => {
  it("come back as they were", () => {
    const row = { createdAt: new Date("2026-01-02T03:04:05.678Z"), id: newExecutionId(1) };
    expect(decodeCursor(encodeCursor(row))).toEqual(row);
  });
  it("are refused when they are not ours", () => {
    for (const bad of ["", "abc", Buffer.from("2026 x").toString("base64url")]) {
      expect(() => decodeCursor(bad)).toThrow(/cursor/);
    }
  });
});

describe("permits", () => {
  it("are never more than their total, and come back once", () => {
    const permits = new Permits(2);
    const first = permits.tryTake();
    permits.tryTake();
    expect(permits.tryTake()).toBeNull();
    first?.();
    first?.();
    expect(permits.available).toBe(1);
  });
});

describe("conclude", () => {
  const cases = [
    [{ reason: "exited", exitCode: 0, usage }, null, "completed", "ok"],
    [{ reason: "exited", exitCode: 3, usage }, null, "failed", "nonzero_exit"],
    [{ reason: "exited", signal: "SIGSEGV", usage }, null, "failed", "signal"],
    [{ reason: "wall_limit", usage }, null, "failed", "timeout"],
    [{ reason: "cpu_limit", usage }, null, "failed", "timeout"],
    [{ reason: "memory_limit", usage }, null, "failed", "out_of_memory"],
    [{ reason: "output_limit", usage }, null, "failed", "output_limit"],
    [{ reason: "killed", usage }, "cancelled", "cancelled", "cancelled"],
    [{ reason: "killed", usage }, "shutdown", "failed", "interrupted"],
    [{ reason: "lost", usage }, null, "failed", "interrupted"],
    [{ reason: "lost", usage }, "cancelled", "cancelled", "cancelled"],
    [{ reason: "not_started", usage }, null, "failed", "engine_error"],
    // It ended by itself in the moment it was stopped.
    [{ reason: "exited", exitCode: 0, usage }, "cancelled", "completed", "ok"],
  ] as const;
  it.each(cases)("%o stopped by %s is %s, %s", (exit, stop, status, outcome) => {
    expect(conclude(exit, stop)).toMatchObject({ status, result: { outcome, usage } });
  });
  it("says of a compiler what stopped it", () => {
    expect(concludeCompile({ reason: "exited", exitCode: 1, usage }, null)).toMatchObject({
      status: "failed",
      result: { outcome: "compile_error", exitCode: 1 },
    });
    expect(concludeCompile({ reason: "memory_limit", usage }, null).result).toMatchObject({
      outcome: "compile_error",
      message: expect.stringContaining("memory"),
    });
    expect(concludeCompile({ reason: "killed", usage }, "cancelled")).toMatchObject({ status: "cancelled" });
  });
});

describe("file names", () => {
  it("stay beneath the work folder", () => {
    for (const good of ["a.txt", "a/b/c.py", "ü/ö.c", "..a", "a..b", "-rf"])
      expect(assertFilePath(good, "f")).toBe(good);
    for (const bad of [
      "/etc/passwd",
      "../x",
      "a/../b",
      "a//b",
      "./a",
      "a/.",
      "a\0b",
      "a\\b",
      ".podium/program",
      "a\nb",
      "x/".repeat(20),
    ]) {
      expect(() => assertFilePath(bad, "f"), bad).toThrow(/name/);
    }
  });
  it("may carry base64, strictly", () => {
    expect(decodeBase64("AP8=", "f")).toEqual(Buffer.from([0, 255]));
    for (const bad of ["A", "AA*A", "=AAA"]) expect(() => decodeBase64(bad, "f")).toThrow(/base64/);
  });
  it("tell media types", () => {
    expect(mediaTypeOf("a/b.PNG")).toBe("image/png");
    expect(mediaTypeOf("png")).toBe("application/octet-stream");
  });
});

describe("stored events", () => {
  it("come back as the events they were", () => {
    const id = newExecutionId(1_700_000_000_000);
    const bodies = [
      { type: "stdout" as const, data: Buffer.from([0x41, 0xff]) },
      { type: "waiting" as const, waiting: true },
      { type: "exit" as const, status: "completed" as const, result: { outcome: "ok" as const, exitCode: 0, usage } },
    ];
    for (const body of bodies) expect(fromStoredEvent(toStoredEvent(id, 3, 5, body))).toEqual(toEvent(id, 3, 5, body));
  });
});
