import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { baseLimits } from "./conformance/profiles";
import type { SandboxProfile } from "./engine";
import { EngineUnavailableError } from "./engine";
import type { PoolItem, PoolsOptions } from "./pool";
import { createPools } from "./pool";

class FakeItem implements PoolItem {
  alive = true;
  disposed = 0;
  warm: boolean | undefined;
  readonly #listeners: (() => void)[] = [];
  constructor(readonly key: string) {}
  onClosed(listener: () => void): void {
    this.#listeners.push(listener);
  }
  die(): void {
    this.alive = false;
    for (const listener of this.#listeners.splice(0)) listener();
  }
  dispose(): Promise<void> {
    this.disposed += 1;
    this.die();
    return Promise.resolve();
  }
}

const profile = (key: string): SandboxProfile => ({ key, limits: baseLimits, mounts: [] });
const START_MS = 20;

function setUp(size: number, changes: Partial<PoolsOptions<FakeItem>> = {}) {
  const made: FakeItem[] = [];
  const failures: number[] = [];
  const counts = { running: 0, most: 0 };
  const pools = createPools<FakeItem>({
    plans: [{ profile: profile("a"), size }],
    maxStarting: 4,
    async start({ key }) {
      counts.most = Math.max(counts.most, ++counts.running);
      await new Promise((resolve) => setTimeout(resolve, START_MS));
      counts.running -= 1;
      const item = new FakeItem(key);
      made.push(item);
      return item;
    },
    onHandOver: (item, warm) => {
      item.warm = warm;
    },
    onFailure: (_key, _error, retryMs) => void failures.push(retryMs),
    now: () => performance.now(),
    ...changes,
  });
  const status = () => pools.status().find((entry) => entry.key === "a")!;
  return { pools, made, failures, counts, status };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a pool", () => {
  it("fills to its size with half of the concurrency", async () => {
    const { pools, status, counts } = setUp(5);
    pools.fill();
    expect(status()).toMatchObject({ ready: 0, starting: 2 });
    await vi.advanceTimersByTimeAsync(200);
    expect(status()).toMatchObject({ size: 5, ready: 5, starting: 0, inUse: 0 });
    expect(counts.most).toBe(2);
  });

  it("hands over a ready one in the same turn and refills a little later", async () => {
    const { pools, made, status } = setUp(1);
    pools.fill();
    await vi.advanceTimersByTimeAsync(50);
    const item = await pools.acquire(profile("a"));
    expect(item).toBe(made[0]);
    expect(item.warm).toBe(true);
    expect(status()).toMatchObject({ ready: 0, starting: 0, inUse: 1, hits: 1, misses: 0 });
    await vi.advanceTimersByTimeAsync(50);
    expect(status()).toMatchObject({ ready: 1, inUse: 1 });
    await item.dispose();
    expect(status().inUse).toBe(0);
  });

  it("gives waiters the next ones in order, each its own, within the concurrency", async () => {
    const { pools, counts, status } = setUp(0);
    const items = Promise.all(Array.from({ length: 10 }, () => pools.acquire(profile("a"))));
    await vi.advanceTimersByTimeAsync(200);
    expect(new Set(await items).size).toBe(10);
    expect((await items).every((item) => item.warm === false)).toBe(true);
    expect(counts.most).toBe(4);
    expect(status()).toMatchObject({ misses: 10, hits: 0, inUse: 10, ready: 0, starting: 0 });
  });

  it("makes one for a key without a plan and keeps none", async () => {
    const { pools, made } = setUp(0);
    const waiting = pools.acquire(profile("other"));
    await vi.advanceTimersByTimeAsync(100);
    expect((await waiting).key).toBe("other");
    expect(made).toHaveLength(1);
  });

  it("never hands over one that died while it waited", async () => {
    const { pools, made, status } = setUp(1);
    pools.fill();
    await vi.advanceTimersByTimeAsync(50);
    made[0]!.die();
    expect(status().ready).toBe(0);
    expect(made[0]!.disposed).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(status().ready).toBe(1);
    // Dead, but the news has not come yet.
    made[1]!.alive = false;
    const waiting = pools.acquire(profile("a"));
    await vi.advanceTimersByTimeAsync(100);
    expect(await waiting).toBe(made[2]);
    expect(made[1]!.disposed).toBe(1);
  });

  it("waits longer after each failure in a row, and does not spin", async () => {
    let starts = 0;
    const { pools, failures } = setUp(3, { start: () => Promise.reject(new Error(`no ${starts++}`)) });
    pools.fill();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(starts).toBeLessThan(25);
    expect(failures.slice(2, 5)).toEqual([400, 800, 1600]);
    expect(Math.max(...failures)).toBeLessThanOrEqual(30_000);
  });

  it("does not spin when those it makes die at once", async () => {
    let starts = 0;
    const { pools } = setUp(1, {
      start: () => {
        starts += 1;
        const item = new FakeItem("a");
        setTimeout(() => item.die(), 1);
        return Promise.resolve(item);
      },
    });
    pools.fill();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(starts).toBeLessThan(15);
  });

  it("tells a waiter of a failed start instead of letting it wait for ever", async () => {
    let starts = 0;
    const { pools } = setUp(0, {
      start: () => (starts++ === 0 ? Promise.reject(new Error("no memory")) : Promise.resolve(new FakeItem("a"))),
    });
    const first = pools.acquire(profile("a"));
    await expect(first).rejects.toThrow("no memory");
    expect(await pools.acquire(profile("a"))).toBeInstanceOf(FakeItem);
  });

  it("recovers when starting works again", async () => {
    let broken = true;
    const { pools, status } = setUp(2, {
      start: () => (broken ? Promise.reject(new Error("no")) : Promise.resolve(new FakeItem("a"))),
    });
    pools.fill();
    await vi.advanceTimersByTimeAsync(1_000);
    broken = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(status()).toMatchObject({ ready: 2, starting: 0 });
  });

  it("keeps the sandbox of a caller who gave up for the next", async () => {
    const { pools, made } = setUp(1);
    pools.fill();
    const controller = new AbortController();
    const waiting = pools.acquire(profile("a"), controller.signal);
    const outcome = expect(waiting).rejects.toThrow("gave up");
    controller.abort(new Error("gave up"));
    await outcome;
    await vi.advanceTimersByTimeAsync(100);
    expect(await pools.acquire(profile("a"))).toBe(made[0]);
  });

  it("disposes what nobody asked for beyond its size", async () => {
    const { pools, made, status } = setUp(0);
    const controller = new AbortController();
    const outcome = expect(pools.acquire(profile("a"), controller.signal)).rejects.toThrow();
    controller.abort();
    await outcome;
    await vi.advanceTimersByTimeAsync(100);
    expect(made[0]!.disposed).toBe(1);
    expect(status()).toMatchObject({ ready: 0, starting: 0, inUse: 0 });
  });

  it("closes: idle ones go, those being made too, callers are refused, those in use stay", async () => {
    const { pools, made } = setUp(2);
    pools.fill();
    await vi.advanceTimersByTimeAsync(50);
    const used = await pools.acquire(profile("a"));
    const waiting = expect(pools.acquire(profile("b"))).rejects.toThrow(EngineUnavailableError);
    const closing = pools.close();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([closing, waiting]);
    expect(made.filter((item) => item !== used).every((item) => item.disposed === 1)).toBe(true);
    expect(made).toHaveLength(3);
    expect(used.disposed).toBe(0);
    await expect(pools.acquire(profile("a"))).rejects.toThrow(EngineUnavailableError);
  });
});
