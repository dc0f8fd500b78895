import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PoolStatus } from "../sandboxes/engine";

/** What the metrics read when they are asked for. */
export interface MetricsSources {
  pools(): PoolStatus[];
  permits(): { total: number; inUse: number };
  live(): number;
}

/** Everything Podium counts, in Prometheus' words. */
export interface Metrics {
  executions: Counter<"language" | "outcome">;
  firstOutput: Histogram<"language">;
  duration: Histogram<"language">;
  contentType: string;
  text(): Promise<string>;
}

/** Builds the metrics of one process in a registry of their own. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "podium_" });
  const registers = [registry];
  new Gauge({
    name: "podium_pool_sandboxes",
    help: "Sandboxes by pool and state.",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      for (const pool of sources.pools()) {
        for (const state of ["ready", "starting", "inUse"] as const) this.set({ pool: pool.key, state }, pool[state]);
      }
    },
  });
  new Gauge({
    name: "podium_pool_requests",
    help: "Sandboxes handed over since the start, by pool: waiting ones (hit) and ones that had to be made (miss).",
    labelNames: ["pool", "result"],
    registers,
    collect() {
      for (const pool of sources.pools()) {
        this.set({ pool: pool.key, result: "hit" }, pool.hits);
        this.set({ pool: pool.key, result: "miss" }, pool.misses);
      }
    },
  });
  new Gauge({
    name: "podium_pool_step_seconds",
    help: "How long steps of making sandboxes took lately: all of it (start), taking a pod (claim), opening its stream (attach).",
    labelNames: ["pool", "step", "quantile"],
    registers,
    collect() {
      for (const { key: pool, timings } of sources.pools())
        for (const [step, { p50Ms, p99Ms }] of Object.entries(timings)) {
          this.set({ pool, step, quantile: "0.5" }, p50Ms / 1000);
          this.set({ pool, step, quantile: "0.99" }, p99Ms / 1000);
        }
    },
  });
  new Gauge({
    name: "podium_permits",
    help: "Sandboxes that may be in use at one time, and those that are.",
    labelNames: ["state"],
    registers,
    collect() {
      const { total, inUse } = sources.permits();
      this.set({ state: "total" }, total);
      this.set({ state: "in_use" }, inUse);
    },
  });
  new Gauge({
    name: "podium_live_executions",
    help: "Executions this process owns, queued ones of its own included.",
    registers,
    collect() {
      this.set(sources.live());
    },
  });
  return {
    executions: new Counter({
      name: "podium_executions_total",
      help: "Finished executions.",
      labelNames: ["language", "outcome"],
      registers,
    }),
    firstOutput: new Histogram({
      name: "podium_first_output_seconds",
      help: "From acceptance to the first byte the program printed, the queue included.",
      labelNames: ["language"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    duration: new Histogram({
      name: "podium_execution_seconds",
      help: "Wall time of finished programs.",
      labelNames: ["language"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
      registers,
    }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
