import type { SandboxLimits, SandboxProfile } from "../engine";

const MIB = 1024 * 1024;

/** Limits that every case starts from; generous in time because the machine may be busy. */
export const baseLimits: SandboxLimits = {
  wallMs: 15_000,
  totalMs: 30_000,
  cpuMs: 15_000,
  memoryBytes: 128 * MIB,
  cpuMillis: 1_000,
  processes: 32,
  outputBytes: MIB,
  workBytes: 16 * MIB,
  tmpBytes: 8 * MIB,
  fileBytes: 64 * MIB,
  openFiles: 128,
  artifactFiles: 50,
  artifactBytes: 5 * MIB,
  network: false,
};

/** A profile of the system's own tools, without a primed process and without a pool. */
export const plainProfile: SandboxProfile = { key: "conformance", limits: baseLimits, mounts: [] };

/** The source a primed shell is fed; it is told through descriptor 3, as in runner/PROTOCOL.md. */
const PRIMED_SHELL = `read -r -u 3 mode
program=$(cat <&3)
exec 3<&-
set -- $mode
if [ "$1" = tty ]; then exec 0<>"$2" 1>"$3" 2>"$4"; fi
eval "$program"`;

/** A profile with a primed process that needs nothing but a shell: what it is fed it evaluates. */
export const primedProfile: SandboxProfile = {
  key: "conformance-primed",
  limits: baseLimits,
  prime: { argv: ["/bin/bash", "-c", PRIMED_SHELL], env: { PATH: "/usr/bin:/bin" } },
  mounts: [],
};
