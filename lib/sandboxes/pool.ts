import type { PoolPlan, PoolStatus, SandboxProfile, StepTimings } from "./engine";
import { EngineUnavailableError } from "./engine";
import { Timings } from "./timings";

/** What a pool needs of a sandbox, whichever engine made it. */
export interface PoolItem {
  readonly alive: boolean;
  /** Calls `listener` once, when it is disposed of or has died. */
  onClosed(listener: () => void): void;
  dispose(): Promise<void>;
}

/** Told how many milliseconds a step took. */
export type NoteStep = (step: keyof StepTimings, ms: number) => void;

/** How pools are made. */
export interface PoolsOptions<Item extends PoolItem> {
  plans: readonly PoolPlan[];
  /**
   * Makes one, ready to run. `urgency` is aborted when somebody waits for it, at once or later; `note` is told how long
   * single steps took.
   */
  start(profile: SandboxProfile, urgency: AbortSignal, note: NoteStep): Promise<Item>;
  /** Called as one is handed over; `warm` when it was ready before it was asked for. */
  onHandOver(item: Item, warm: boolean): void;
  /** Sandboxes being made at one time; refilling in the background uses half of it. */
  maxStarting: number;
  onFailure(key: string, error: unknown, retryMs: number): void;
  /** Monotonic time in milliseconds. */
  now(): number;
}

/** Ready sandboxes, kept by key. */
export interface Pools<Item extends PoolItem> {
  /** A ready one in the same turn, or the next that becomes ready. @throws EngineUnavailableError · the signal's reason. */
  acquire(profile: SandboxProfile, signal?: AbortSignal): Promise<Item>;
  /** Starts filling. Before it, `acquire` makes one for each caller. */
  fill(): void;
  /** Another size from now on; those beyond it are disposed of. */
  resize(profile: SandboxProfile, size: number): void;
  status(): PoolStatus[];
  /** Disposes what is idle and refuses callers. Resolves when all of that is gone. */
  close(): Promise<void>;
}

interface Waiter<Item> {
  resolve(item: Item): void;
  reject(error: unknown): void;
}

interface Pool<Item> {
  profile: SandboxProfile;
  size: number;
  ready: { item: Item; since: number }[];
  waiters: Waiter<Item>[];
  /** One for each that is being made; aborting it says that somebody waits. */
  starting: Set<AbortController>;
  inUse: number;
  hits: number;
  misses: number;
  timings: Timings;
  /** In a row; each doubles the pause before the next refill. */
  failures: number;
  retryAt: number;
}

/** A refill forks and competes for the CPU, so it begins when the run just handed over has had time to print. */
const REFILL_DELAY_MS = 15;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 30_000;
/** One that dies sooner than this while idle counts as a failed start. */
const SETTLED_MS = 10_000;

/** Pools for `plans`; callers with other keys get a fresh sandbox each. */
export function createPools<Item extends PoolItem>(options: PoolsOptions<Item>): Pools<Item> {
  const pools = new Map<string, Pool<Item>>();
  const background = Math.max(1, Math.ceil(options.maxStarting / 2));
  const underway = new Set<Promise<void>>();
  let starting = 0;
  let filling = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const poolOf = (profile: SandboxProfile, size = 0): Pool<Item> => {
    const known = pools.get(profile.key);
    if (known) return known;
    const counts = { inUse: 0, hits: 0, misses: 0, failures: 0, retryAt: 0 };
    const made: Pool<Item> = {
      profile,
      size,
      ready: [],
      waiters: [],
      starting: new Set(),
      timings: new Timings(),
      ...counts,
    };
    pools.set(profile.key, made);
    return made;
  };
  for (const plan of options.plans) poolOf(plan.profile, plan.size);

  function handOver(pool: Pool<Item>, item: Item, warm: boolean): Item {
    pool.inUse += 1;
    pool.failures = 0;
    item.onClosed(() => {
      pool.inUse -= 1;
    });
    options.onHandOver(item, warm);
    return item;
  }

  function wakeIn(delayMs: number): void {
    const at = options.now() + delayMs;
    if (closed || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      refill();
    }, delayMs);
    timer.unref();
  }

  function serveWaiters(): void {
    for (const pool of pools.values()) {
      while (!closed && pool.waiters.length > pool.starting.size && starting < options.maxStarting) begin(pool);
    }
  }

  function refill(): void {
    for (const pool of filling ? pools.values() : []) {
      const wanting = () => !closed && pool.size + pool.waiters.length > pool.ready.length + pool.starting.size;
      const pauseMs = pool.retryAt - options.now();
      if (pauseMs > 0 && wanting()) wakeIn(pauseMs);
      else while (wanting() && starting < background) begin(pool);
    }
  }

  function begin(pool: Pool<Item>): void {
    const urgency = new AbortController();
    if (pool.waiters.length > 0) urgency.abort();
    pool.starting.add(urgency);
    starting += 1;
    const begun = options.now();
    const note: NoteStep = (step, ms) => pool.timings.note(step, ms);
    const work = options.start(pool.profile, urgency.signal, note).then(
      (item) => {
        note("start", options.now() - begun);
        return settle(pool, urgency, () => arrive(pool, item));
      },
      (error: unknown) => settle(pool, urgency, () => fail(pool, error)),
    );
    underway.add(work);
    void work.finally(() => underway.delete(work));
  }

  async function settle(pool: Pool<Item>, urgency: AbortController, then: () => void | Promise<void>): Promise<void> {
    pool.starting.delete(urgency);
    starting -= 1;
    await then();
    serveWaiters();
    refill();
  }

  function arrive(pool: Pool<Item>, item: Item): void | Promise<void> {
    if (closed) return item.dispose();
    const waiter = pool.waiters.shift();
    if (waiter) return waiter.resolve(handOver(pool, item, false));
    if (pool.ready.length >= pool.size) return item.dispose();
    const entry = { item, since: options.now() };
    pool.ready.push(entry);
    item.onClosed(() => leave(pool, entry));
  }

  /** One that was idle has died or been disposed of. */
  function leave(pool: Pool<Item>, entry: { item: Item; since: number }): void {
    const index = pool.ready.indexOf(entry);
    if (index < 0) return;
    pool.ready.splice(index, 1);
    if (closed) return;
    void entry.item.dispose();
    if (options.now() - entry.since >= SETTLED_MS) pool.failures = 0;
    fail(pool, new EngineUnavailableError("A waiting sandbox ended by itself."));
    wakeIn(REFILL_DELAY_MS);
  }

  function fail(pool: Pool<Item>, error: unknown): void {
    pool.failures += 1;
    const retryMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (pool.failures - 1));
    pool.retryAt = options.now() + retryMs;
    options.onFailure(pool.profile.key, error, retryMs);
    // Each caller gets the result of one start, so none waits for ever behind a start that never succeeds.
    pool.waiters.shift()?.reject(error);
  }

  function wait(pool: Pool<Item>, signal?: AbortSignal): Promise<Item> {
    pool.misses += 1;
    return new Promise<Item>((resolve, reject) => {
      const abort = () => {
        const index = pool.waiters.indexOf(waiter);
        if (index >= 0) pool.waiters.splice(index, 1);
        reject(signal?.reason);
      };
      const done = () => signal?.removeEventListener("abort", abort);
      const waiter: Waiter<Item> = {
        resolve(item) {
          done();
          resolve(item);
        },
        reject(error) {
          done();
          reject(error);
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      pool.waiters.push(waiter);
      for (const urgency of pool.starting) urgency.abort();
      serveWaiters();
    });
  }

  return {
    async acquire(profile, signal) {
      if (closed) throw new EngineUnavailableError("The engine is closing.");
      signal?.throwIfAborted();
      const pool = poolOf(profile);
      for (let entry = pool.ready.shift(); entry; entry = pool.ready.shift()) {
        wakeIn(REFILL_DELAY_MS);
        if (!entry.item.alive) {
          void entry.item.dispose();
          continue;
        }
        pool.hits += 1;
        return handOver(pool, entry.item, true);
      }
      return wait(pool, signal);
    },
    fill() {
      filling = true;
      refill();
    },
    resize(profile, size) {
      const pool = poolOf(profile);
      pool.size = size;
      for (const { item } of pool.ready.splice(size)) void item.dispose();
      refill();
    },
    status: () =>
      [...pools.values()].map(({ profile, size, ready, starting, inUse, hits, misses, timings }) => ({
        key: profile.key,
        size,
        ready: ready.length,
        starting: starting.size,
        inUse,
        hits,
        misses,
        timings: timings.summary(),
      })),
    async close() {
      closed = true;
      clearTimeout(timer);
      const idle: Item[] = [];
      for (const pool of pools.values()) {
        for (const waiter of pool.waiters.splice(0))
          waiter.reject(new EngineUnavailableError("The engine is closing."));
        idle.push(...pool.ready.splice(0).map((entry) => entry.item));
      }
      await Promise.all([...idle.map((item) => item.dispose()), ...underway]);
    },
  };
}
