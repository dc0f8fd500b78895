import type { CapabilityCheck, EngineCapabilities, SandboxLimits } from "../engine";
import { IDENTITY_SCRIPT, MEMORY_SCRIPT, PROCESSES_SCRIPT, SPIN_SCRIPT } from "../probe/scripts";
import type { EngineContext } from "./context";
import { makeColdPod } from "./make-pod";
import { identityChecks, NAMESPACES_REMEDY, type ProbeResult } from "./probe-identity";
import { networkPolicyWords } from "./probe-network";
import { SandboxPod } from "./sandbox-pod";
import type { KubernetesSandbox } from "./sandbox";
import type { SandboxSource } from "./sandbox-source";

const MIB = 1024 * 1024;
const PROCESSES = 8;
const SPIN_MS = 1_000;

/** Small, so that each limit is reached within a second. */
const LIMITS: SandboxLimits = {
  wallMs: 10_000,
  totalMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 32 * MIB,
  cpuMillis: 200,
  processes: 32,
  outputBytes: 64 * 1024,
  workBytes: MIB,
  tmpBytes: 64 * 1024,
  fileBytes: 16 * MIB,
  openFiles: 64,
  artifactFiles: 0,
  artifactBytes: 0,
  network: false,
};

/** Runs one sandbox that tries what it must not be able to do. @throws EngineUnavailableError when it does not start. */
export async function probeCluster(context: EngineContext, source: SandboxSource): Promise<EngineCapabilities> {
  const [pod, neighbour] = await makePair(context);
  const sandbox = source.wrap(pod);
  try {
    const identity = await runScript(sandbox, IDENTITY_SCRIPT);
    const processes = await runScript(sandbox, PROCESSES_SCRIPT, { processes: PROCESSES, wallMs: 500 });
    const spin = await runScript(sandbox, SPIN_SCRIPT, { wallMs: SPIN_MS });
    const policy = await networkPolicyWords(context, neighbour);
    const memory = await runScript(sandbox, MEMORY_SCRIPT);
    const namespaces = pod.features.includes("namespaces");
    return judge([
      ...identityChecks(identity, { namespaces, policy, runtimeClass: context.options.runtimeClass }),
      memoryCheck(memory),
      cpuCheck(spin),
      processCheck(processes, namespaces),
    ]);
  } finally {
    void sandbox.dispose();
    void neighbour.remove();
  }
}

/** Two pods beside each other; where one does not start, neither stays. */
async function makePair(context: EngineContext): Promise<[SandboxPod, SandboxPod]> {
  const profile = { key: "probe", image: context.options.probeImage, limits: LIMITS, mounts: [] };
  const connect = async () => SandboxPod.connect(context, await makeColdPod(context, profile), profile);
  const [pod, neighbour] = await Promise.allSettled([connect(), connect()]);
  if (pod.status === "fulfilled" && neighbour.status === "fulfilled") return [pod.value, neighbour.value];
  for (const each of [pod, neighbour]) if (each.status === "fulfilled") void each.value.remove();
  throw pod.status === "rejected" ? pod.reason : (neighbour as PromiseRejectedResult).reason;
}

/** Nothing may run, and why. */
export function refusedCluster(id: string, words: string, checks: readonly CapabilityCheck[] = []): EngineCapabilities {
  const by = words.replace(/\.$/, "");
  const summary = `No code can run on the cluster: the probe ${id} failed (${by}). ${CLUSTER_REMEDY}`;
  const failed: CapabilityCheck = { id, state: "absent", by, remedy: CLUSTER_REMEDY };
  return { engine: "kubernetes", tier: "refused", summary, checks: [failed, ...checks] };
}

const CLUSTER_REMEDY = "See docs/kubernetes.md, Troubleshooting. The server tries again every ten seconds.";

/** Without these nothing may run, whatever else holds. */
const VITAL = new Set(["network", "seccomp", "no_new_privs", "not_root", "read_only_system", "no_credentials"]);

function judge(checks: readonly CapabilityCheck[]): EngineCapabilities {
  const failed = checks.find((check) => VITAL.has(check.id) && check.state !== "enforced");
  if (failed) {
    const others = checks.filter((check) => check !== failed);
    return refusedCluster(failed.id, failed.by, others);
  }
  const weak = checks.filter((check) => check.state !== "enforced");
  const names = weak.map((check) => check.id).join(", ");
  const summary =
    weak.length === 0
      ? "Code runs isolated in pods, with every limit enforced."
      : `Code runs isolated in pods, but weaker than it could: ${names}. ${weak.find((check) => check.remedy)?.remedy ?? ""}`.trim();
  return { engine: "kubernetes", tier: weak.length === 0 ? "full" : "weak", summary, checks };
}

async function runScript(
  sandbox: KubernetesSandbox,
  script: string,
  changes: Partial<SandboxLimits> = {},
): Promise<ProbeResult> {
  const chunks: Uint8Array[] = [];
  const exit = await sandbox.run(
    {
      argv: ["/bin/sh", "-c", script],
      env: { PATH: "/usr/bin:/bin" },
      files: [],
      tty: false,
      interactive: false,
      limits: { ...LIMITS, ...changes },
    },
    (event) => {
      if (event.type === "stdout" || event.type === "stderr") chunks.push(event.data);
    },
  );
  return { exit, output: Buffer.concat(chunks).toString() };
}

function memoryCheck({ exit, output }: ProbeResult): CapabilityCheck {
  const held = exit.reason === "memory_limit" && !output.includes("survived");
  return { id: "memory_limit", state: held ? "enforced" : "absent", by: "the container's memory limit" };
}

function cpuCheck({ exit }: ProbeResult): CapabilityCheck {
  // Twice the share: a short look at a quota that is given out in slices is not exact.
  const held = exit.usage.cpuMs > 0 && exit.usage.cpuMs < (2 * SPIN_MS * LIMITS.cpuMillis) / 1_000;
  return { id: "cpu_share", state: held ? "enforced" : "absent", by: "the container's CPU limit" };
}

function processCheck({ output }: ProbeResult, namespaces: boolean): CapabilityCheck {
  const started = output.split("started").length - 1;
  const id = "process_limit";
  if (started > 0 && started <= PROCESSES)
    return { id, state: "enforced", by: "RLIMIT_NPROC in the sandbox's user namespace" };
  const by = "the node's podPidsLimit alone, the same for every sandbox";
  return { id, state: "weak", by, ...(namespaces ? {} : { remedy: NAMESPACES_REMEDY }) };
}
