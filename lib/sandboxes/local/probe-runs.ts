import type { SandboxCommand, SandboxExit, SandboxLimits, SandboxProfile } from "../engine";
import type { EngineContext } from "./context";
import { createSandbox } from "./create-sandbox";
import type { LocalSandbox } from "./sandbox";

const MIB = 1024 * 1024;

/** Small, so that each limit is reached within milliseconds. */
const LIMITS: SandboxLimits = {
  wallMs: 3_000,
  totalMs: 60_000,
  cpuMs: 2_000,
  memoryBytes: 32 * MIB,
  cpuMillis: 1_000,
  processes: 16,
  outputBytes: 64 * 1024,
  workBytes: MIB,
  tmpBytes: 64 * 1024,
  fileBytes: 16 * MIB,
  openFiles: 64,
  artifactFiles: 0,
  artifactBytes: 0,
  network: false,
};

/** What a probe script did. */
export interface ProbeResult {
  exit: SandboxExit;
  output: string;
  /** Periods in which the CPU quota held it; undefined without control groups. */
  throttled?: number;
  /** User id on the host of the sandbox's PID 1. */
  hostUid?: number;
}

/** Runs a shell script in a sandbox of its own. @throws EngineUnavailableError when that does not start. */
export async function probeScript(
  context: EngineContext,
  script: string,
  changes: Partial<SandboxLimits> = {},
): Promise<ProbeResult> {
  const limits = { ...LIMITS, ...changes };
  const profile: SandboxProfile = { key: "probe", limits, mounts: [] };
  const sandbox = await createSandbox(context, profile, AbortSignal.abort());
  try {
    return await runScript(sandbox, script, limits);
  } finally {
    // The answer is there; taking the sandbox away need not be waited for.
    const removal = sandbox.dispose().then(() => void context.removals.delete(removal));
    context.removals.add(removal);
  }
}

async function runScript(sandbox: LocalSandbox, script: string, limits: SandboxLimits): Promise<ProbeResult> {
  const chunks: Uint8Array[] = [];
  const command: SandboxCommand = {
    ...{
      argv: ["/bin/sh", "-c", script],
      env: { PATH: "/usr/bin:/bin" },
      files: [],
      tty: false,
      interactive: false,
      limits,
    },
  };
  const hostUid = sandbox.host.process.hostUid();
  const exit = await sandbox.run(command, (event) => {
    if (event.type === "stdout" || event.type === "stderr") chunks.push(event.data);
  });
  return {
    exit,
    output: Buffer.concat(chunks).toString(),
    throttled: sandbox.host.cgroup?.throttledPeriods(),
    hostUid,
  };
}
