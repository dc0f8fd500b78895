import type { HealthReport } from "../contracts/health";
import type { EngineCapabilities, PoolStatus } from "../sandboxes/engine";

/** What the health report looks at. */
export interface HealthSources {
  version: string;
  startedAt: number;
  clock: () => number;
  capabilities(): EngineCapabilities;
  pools(): PoolStatus[];
  counts(): Promise<{ queued: number; running: number }>;
  maxQueued: number;
  stopping(): boolean;
}

type Part = HealthReport["parts"]["database"];

/** The state of each part and of the whole: the worst of what is needed to run something. */
export async function checkHealth(sources: HealthSources): Promise<HealthReport> {
  const { database, queue } = await checkDatabase(sources);
  const pools = sources.pools();
  const parts = {
    database,
    engine: engineState(sources.capabilities()),
    pool: poolState(pools),
    queue: queueState(queue, sources),
  };
  const states = Object.values(parts).map((part) => part.state);
  const state = states.includes("down") ? "down" : states.includes("degraded") ? "degraded" : "up";
  return {
    state,
    version: sources.version,
    uptimeSeconds: Math.round((sources.clock() - sources.startedAt) / 1000),
    parts,
    pools,
    queue,
  };
}

async function checkDatabase(sources: HealthSources) {
  const began = performance.now();
  try {
    const queue = await sources.counts();
    const database: Part = { state: "up", detail: `answers in ${(performance.now() - began).toFixed(1)} ms` };
    return { database, queue };
  } catch {
    const database: Part = { state: "down", detail: "does not answer" };
    return { database, queue: { queued: 0, running: 0 } };
  }
}

function engineState({ tier, summary }: EngineCapabilities): Part {
  return { state: tier === "full" ? "up" : tier === "weak" ? "degraded" : "down", detail: summary };
}

/** An empty pool is no failure: the next run only starts cold. */
function poolState(pools: readonly PoolStatus[]): Part {
  const ready = pools.reduce((sum, pool) => sum + pool.ready, 0);
  const size = pools.reduce((sum, pool) => sum + pool.size, 0);
  return { state: "up", detail: `${ready} of ${size} warm sandboxes ready` };
}

function queueState(queue: { queued: number }, sources: HealthSources): Part {
  if (sources.stopping()) return { state: "down", detail: "the server is shutting down" };
  const full = queue.queued >= sources.maxQueued;
  return { state: full ? "degraded" : "up", detail: full ? "full" : `${queue.queued} waiting` };
}
