import type { CapabilityCheck, SandboxExit } from "../engine";
import { readLines, socketRefused } from "../probe/lines";

/** What a probe script did. */
export interface ProbeResult {
  exit: SandboxExit;
  output: string;
}

/** What gives sandboxes namespaces of their own. */
export const NAMESPACES_REMEDY =
  "Install k8s/seccomp/podium-sandbox.json on the nodes and set PODIUM_KUBERNETES_SECCOMP to its path there.";

/** What the probe found by other ways. */
export interface ProbeFacts {
  /** Whether the runner could make namespaces of its own inside the container. */
  namespaces: boolean;
  /** Words on whether the cluster enforces NetworkPolicy. */
  policy: string;
  runtimeClass?: string;
}

/** What the identity script's lines say, one check each. */
export function identityChecks(
  result: ProbeResult,
  { namespaces, policy, runtimeClass }: ProbeFacts,
): CapabilityCheck[] {
  const seen = readLines(result.output);
  const value = (name: string) => seen.get(name)?.[0];
  const processes = Number(value("processes"));
  const check = (id: string, holds: boolean, by: string): CapabilityCheck => ({
    id,
    state: holds ? "enforced" : "absent",
    by,
  });
  const alone = seen.get("interface")?.join() === "lo:";
  const filtered = value("seccomp") === "2" && socketRefused(seen);
  const apart = alone ? "the system call filter and a network namespace of its own" : "the system call filter";
  return [
    check("pod", result.exit.reason === "exited", runtimeClass ? `runtime class ${runtimeClass}` : "a container"),
    check("pid_namespace", value("parent") === "1" && processes > 0 && processes < 8, "the container's pid namespace"),
    check("network", filtered, `${apart}; ${policy}`),
    check("seccomp", filtered, "the runner's system call filter, beside the container's"),
    check(
      "no_new_privs",
      value("no_new_privs") === "1" && /^0+$/.test(value("capabilities") ?? ""),
      "no_new_privs and no capabilities",
    ),
    check("not_root", value("uid") !== undefined && value("uid") !== "0", "a user without rights"),
    check("nested_namespaces", !seen.has("namespace"), "the system call filter"),
    check("read_only_system", !seen.has("usr") && seen.has("work"), "a read-only root file system"),
    check("no_credentials", !seen.has("token"), "no service account token is mounted"),
    check("folder_sizes", seen.has("tmp"), "sized file systems in memory"),
    ownRoot(namespaces),
  ];
}

function ownRoot(namespaces: boolean): CapabilityCheck {
  const id = "own_root";
  return namespaces
    ? { id, state: "enforced", by: "user, mount and network namespaces inside the container" }
    : { id, state: "weak", by: "the container's own root, network and users", remedy: NAMESPACES_REMEDY };
}
