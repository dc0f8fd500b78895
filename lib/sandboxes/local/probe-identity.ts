import type { CapabilityCheck } from "../engine";
import { readLines, socketRefused } from "../probe/lines";
import type { ProbeResult } from "./probe-runs";

/** What the identity script's lines say, one check each. */
export function identityChecks(result: ProbeResult, otherUid: number | undefined, leased: boolean): CapabilityCheck[] {
  const seen = readLines(result.output);
  const check = (id: string, holds: boolean, by: string, remedy?: string): CapabilityCheck => ({
    ...{ id, state: holds ? "enforced" : "absent", by },
    ...(holds || !remedy ? {} : { remedy }),
  });
  const value = (name: string) => seen.get(name)?.[0];
  const processes = Number(value("processes"));
  return [
    check("user_namespaces", result.exit.reason === "exited", "bubblewrap"),
    check("pid_namespace", value("parent") === "1" && processes > 0 && processes < 8, "a pid namespace of its own"),
    check("network", seen.get("interface")?.join() === "lo:", "an empty network namespace"),
    check("seccomp", value("seccomp") === "2" && socketRefused(seen), "the runner's system call filter"),
    check(
      "no_new_privs",
      value("no_new_privs") === "1" && /^0+$/.test(value("capabilities") ?? ""),
      "no_new_privs and no capabilities",
    ),
    check("not_root", value("uid") !== undefined && value("uid") !== "0", "a user of its own in a user namespace"),
    check("nested_namespaces", !seen.has("namespace"), "the filter and --disable-userns"),
    check(
      "read_only_system",
      !seen.has("usr") && !seen.has("dev") && !seen.has("sys") && seen.has("work"),
      "read-only mounts",
    ),
    check("folder_sizes", seen.has("tmp"), "sized file systems in memory"),
    uidCheck(result.hostUid, otherUid, leased),
  ];
}

function uidCheck(first: number | undefined, second: number | undefined, leased: boolean): CapabilityCheck {
  const apart = leased && first !== undefined && first !== second && first !== process.getuid?.();
  return apart
    ? { id: "own_user", state: "enforced", by: "a user id of the host for each sandbox" }
    : {
        id: "own_user",
        state: "weak",
        by: "one user id for all sandboxes",
        remedy: "Start Podium as root, so that each sandbox can have a user id of its own.",
      };
}
