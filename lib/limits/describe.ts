import type { Config } from "../config/config";
import { type Limits, type LimitsResponse, limitsSchema } from "../contracts/limits";
import type { CapabilityCheck, EngineCapabilities } from "../sandboxes/engine";

type Unit = LimitsResponse["descriptions"][number]["unit"];

/** Unit of each limit, and the engine's check that stands for it; without one the runner enforces it everywhere. */
const facts: Record<keyof Limits, { unit: Unit; check?: string; by: string }> = {
  wallMs: { unit: "ms", by: "the runner's monotonic clock" },
  cpuMs: { unit: "ms", by: "the runner, over all processes" },
  memoryBytes: { unit: "bytes", check: "memory_limit", by: "the engine" },
  cpuMillis: { unit: "millicpu", check: "cpu_share", by: "the engine" },
  processes: { unit: "count", check: "process_limit", by: "the engine" },
  outputBytes: { unit: "bytes", by: "the runner, while it reads" },
  fileBytes: { unit: "bytes", by: "RLIMIT_FSIZE and the size of the folder" },
  openFiles: { unit: "count", by: "RLIMIT_NOFILE" },
  artifactFiles: { unit: "count", by: "the runner, when files are read back" },
  artifactBytes: { unit: "bytes", by: "the runner, when files are read back" },
};

/** Each limit with what enforces it on this host, as the probe saw it. */
export function describeLimits(config: Config, capabilities: EngineCapabilities): LimitsResponse {
  const checks = new Map(capabilities.checks.map((check) => [check.id, check]));
  return {
    profile: config.limitsProfile,
    engine: capabilities.engine,
    tier: capabilities.tier,
    summary: capabilities.summary,
    limits: config.limits,
    descriptions: (Object.keys(limitsSchema.shape) as (keyof Limits)[]).map((name) => ({
      name,
      value: config.limits[name],
      unit: facts[name].unit,
      ...enforcement(facts[name], checks),
    })),
    checks: capabilities.checks.map((check) => ({ ...check })),
    request: {
      ...config.request,
      queuedPerOwner: config.maxQueuedPerOwner,
      runningPerOwner: config.maxRunningPerOwner,
    },
  };
}

function enforcement(fact: { check?: string; by: string }, checks: ReadonlyMap<string, CapabilityCheck>) {
  const check = fact.check === undefined ? undefined : checks.get(fact.check);
  return { enforcedBy: check?.by ?? fact.by, state: check?.state ?? ("enforced" as const) };
}
