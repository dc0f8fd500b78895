import { describe, expect, it } from "vitest";
import { EngineUnavailableError } from "../engine";
import { createUidLeases } from "./uid-leases";

describe("user ids", () => {
  it("are held by one at a time, the longest free one first", () => {
    const leases = createUidLeases(500, 3);
    expect([leases.lease(), leases.lease()]).toEqual([500, 501]);
    leases.release(500);
    expect([leases.lease(), leases.lease()]).toEqual([502, 500]);
    expect(() => leases.lease()).toThrow(EngineUnavailableError);
  });

  it("are given back once, however often it is said", () => {
    const leases = createUidLeases(500, 1);
    const uid = leases.lease();
    leases.release(uid);
    leases.release(uid);
    leases.release(999);
    expect(leases.lease()).toBe(500);
    expect(() => leases.lease()).toThrow();
  });
});
