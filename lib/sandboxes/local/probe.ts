import type { CapabilityCheck, EngineCapabilities, IsolationTier } from "../engine";
import type { EngineContext } from "./context";
import type { ProbeResult } from "./probe-runs";
import { probeScript } from "./probe-runs";
import { IDENTITY_SCRIPT, MEMORY_SCRIPT, PROCESSES_SCRIPT, SPIN_SCRIPT } from "../probe/scripts";
import { identityChecks } from "./probe-identity";
import { namespaceRemedy, refused } from "./requirements";

/** Processes the process probe may have. */
const PROCESSES = 8;

/**
 * Runs sandboxes that try what a sandbox must not be able to do, at the same time, and tells by what happened.
 * @param missing checks that failed before a sandbox could be tried.
 */
export async function probe(context: EngineContext, missing: readonly CapabilityCheck[]): Promise<EngineCapabilities> {
  try {
    const counted = context.cgroups !== undefined;
    const [identity, processes, memory, spin] = await Promise.all([
      probeScript(context, IDENTITY_SCRIPT),
      twice(
        (slowness) => probeScript(context, PROCESSES_SCRIPT, { processes: PROCESSES, wallMs: 120 * slowness }),
        (result) => processCheck(result, counted),
      ),
      counted
        ? twice(
            (slowness) => probeScript(context, MEMORY_SCRIPT, { wallMs: 3_000 * slowness, cpuMs: 2_000 * slowness }),
            (result) => memoryCheck(result, context),
          )
        : [absent("memory_limit")],
      // So small a share that even a machine busy with other things would give more.
      counted
        ? twice(
            (slowness) => probeScript(context, SPIN_SCRIPT, { wallMs: 130 * slowness, cpuMillis: 30 }),
            (result) => cpuCheck(result, context),
          )
        : [absent("cpu_share")],
    ]);
    const others = identityChecks(identity, processes[1], context.uids !== undefined);
    return judge([...others, processes[0], memory[0], spin[0], ...missing]);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return refused({ id: "user_namespaces", state: "absent", by: words, remedy: namespaceRemedy(words) }, missing);
  }
}

/** How much longer a second try may take: an emulated machine is up to twenty times slower. */
const SLOW = 10;

/** A machine too slow to reach a limit in time must not pass for one without the limit: what failed gets more time once. */
async function twice(
  run: (slowness: number) => Promise<ProbeResult>,
  check: (result: ProbeResult) => CapabilityCheck,
): Promise<[CapabilityCheck, number | undefined]> {
  let result = await run(1);
  if (check(result).state !== "enforced") result = await run(SLOW);
  return [check(result), result.hostUid];
}

/** Without these nothing may run, whatever else holds. */
const VITAL = new Set([
  "user_namespaces",
  "pid_namespace",
  "network",
  "seccomp",
  "no_new_privs",
  "read_only_system",
  "not_root",
]);

/** The tier and its sentence. */
export function judge(checks: readonly CapabilityCheck[]): EngineCapabilities {
  const failed = checks.find((check) => VITAL.has(check.id) && check.state !== "enforced");
  if (failed)
    return refused(
      failed,
      checks.filter((check) => check !== failed),
    );
  const weak = checks.filter((check) => check.state !== "enforced");
  const tier: IsolationTier = weak.length === 0 ? "full" : "weak";
  const summary =
    tier === "full"
      ? "Code runs isolated, with every limit enforced."
      : `Code runs isolated, but with weak limits: ${weak.map((check) => check.id).join(", ")}. ${weak.find((check) => check.remedy)?.remedy ?? ""}`.trim();
  return { engine: "local", tier, summary, checks };
}

function processCheck({ output }: ProbeResult, counted: boolean): CapabilityCheck {
  const started = output.split("started").length - 1;
  const holds = started > 0 && started <= PROCESSES;
  return {
    id: "process_limit",
    state: holds ? "enforced" : "absent",
    by: counted ? "the pids control group" : "RLIMIT_NPROC in the sandbox's user namespace",
  };
}

function absent(id: string): CapabilityCheck {
  return { id, state: "absent", by: "nothing: without control groups there is no limit for a sandbox as a whole" };
}

function memoryCheck(result: ProbeResult, { cgroups }: EngineContext): CapabilityCheck {
  const held = result.exit.reason === "memory_limit" && !result.output.includes("survived");
  return {
    id: "memory_limit",
    state: held ? "enforced" : "absent",
    by: `the memory controller of ${cgroups?.description}`,
  };
}

function cpuCheck(result: ProbeResult, { cgroups }: EngineContext): CapabilityCheck {
  return {
    id: "cpu_share",
    state: (result.throttled ?? 0) > 0 ? "enforced" : "absent",
    by: `the cpu controller of ${cgroups?.description}`,
  };
}
