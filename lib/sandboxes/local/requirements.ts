import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import type { CapabilityCheck, EngineCapabilities } from "../engine";
import type { LocalEngineOptions } from "./options";

/** The refused tier with the check that failed. */
export function refused(check: CapabilityCheck, others: readonly CapabilityCheck[] = []): EngineCapabilities {
  const summary =
    `No code can run here: the probe ${check.id} failed (${check.by.replace(/\.$/, "")}). ${check.remedy ?? ""}`.trim();
  return { engine: "local", tier: "refused", summary, checks: [check, ...others] };
}

/** What keeps sandboxes from even being tried; null when nothing does. */
export function blocked(options: LocalEngineOptions, platform: string = process.platform): EngineCapabilities | null {
  const absent = (id: string, by: string, remedy: string) => refused({ id, state: "absent", by, remedy });
  if (platform !== "linux") {
    return absent(
      "linux",
      `this is ${platform}`,
      "Start Podium in a Linux virtual machine (such as Lima, Multipass or WSL 2), or give it a KUBECONFIG.",
    );
  }
  if (!options.bwrapPath || !isExecutable(options.bwrapPath)) {
    return absent(
      "bubblewrap",
      "the program bwrap was not found",
      "Install bubblewrap, for example with `apt install bubblewrap`.",
    );
  }
  if (!isExecutable(options.runnerPath)) {
    return absent(
      "runner",
      `${options.runnerPath} is missing`,
      "Build it with `npm run build`; that needs a C compiler such as gcc.",
    );
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One sentence that mends what bubblewrap complained of, from the settings of this kernel. */
export function namespaceRemedy(words: string, read = readSetting, exists = existsSync): string {
  if (read("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1") {
    return "Allow bubblewrap user namespaces: `sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`, or an AppArmor profile for /usr/bin/bwrap with `userns,`.";
  }
  if (read("/proc/sys/kernel/unprivileged_userns_clone") === "0")
    return "Allow user namespaces: `sysctl -w kernel.unprivileged_userns_clone=1`.";
  if (read("/proc/sys/user/max_user_namespaces") === "0")
    return "Allow user namespaces: `sysctl -w user.max_user_namespaces=15000`.";
  if (exists("/.dockerenv") || exists("/run/.containerenv")) {
    return "Start the container with `--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined`, or run Podium on a host of its own.";
  }
  if (/proc/i.test(words))
    return "Let bubblewrap mount /proc: nothing may be mounted over parts of it where Podium runs.";
  return "Run Podium on a Linux kernel with user namespaces, or give it a KUBECONFIG.";
}

function readSetting(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1").trim();
  } catch {
    return undefined;
  }
}
