import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Tools } from "./tools";

/** A program of the host that Podium needs, with the Debian package it comes from, or several with spaces between. */
export interface HostNeed {
  package: string;
  /** What it is for, in words that follow "for". */
  purpose: string;
  present(): boolean;
}

/** What running code needs. */
export const runNeeds: readonly HostNeed[] = [
  {
    package: "bubblewrap",
    purpose: "isolating what runs",
    present: () => Boolean(process.env.PODIUM_BWRAP) || isOnPath("bwrap"),
  },
  { package: "gcc", purpose: "building the runner and running C", present: () => isOnPath("gcc") },
  {
    package: "libc6-dev",
    purpose: "building the runner and running C",
    present: () => existsSync("/usr/include/stdio.h"),
  },
  // A python3 found on the PATH may be a version manager's shim that does not exist in a sandbox.
  { package: "python3", purpose: "running Python", present: () => existsSync("/usr/bin/python3") },
];

/** What the tests need besides. */
export const testNeeds: readonly HostNeed[] = [
  { package: "chromium", purpose: "browser tests", present: () => existsSync("/usr/bin/chromium") },
];

/** What emulating a machine needs besides. */
export const machineNeeds: readonly HostNeed[] = [
  { package: "qemu-system-x86", purpose: "emulating a machine", present: () => isOnPath("qemu-system-x86_64") },
  { package: "mmdebstrap", purpose: "its system", present: () => isOnPath("mmdebstrap") },
];

/**
 * Makes sure that the host's programs are there: installs them as root on Debian and its relatives, otherwise refuses with
 * the command to run.
 */
export async function ensureSystemPackages(tools: Tools, needs: readonly HostNeed[]): Promise<void> {
  const missing = needs.filter((need) => !need.present());
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((need) => need.package.split(" ")))];
  if (!isDebian()) {
    const list = missing.map((need) => `${need.package} (for ${need.purpose})`).join(", ");
    throw new tools.Refusal(
      `These are missing: ${list}. Those are Debian's names; install what your system calls them.`,
    );
  }
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  if (process.getuid?.() !== 0) {
    throw new tools.Refusal(
      `Podium needs ${packages.join(", ")}. Run this once, and start again:\n\n  sudo apt-get ${install.join(" ")}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const patient = ["-q", "-o", "DPkg::Lock::Timeout=300"];
  await tools.progress.step(`system packages (${packages.join(", ")})`, async () => {
    await tools.run("apt-get-update", "apt-get", [...patient, "update"], { env });
    await tools.run("apt-get-install", "apt-get", [...patient, ...install], { env });
  });
  const absent = needs.filter((need) => !need.present()).map((need) => need.package);
  if (absent.length > 0) throw new tools.Refusal(`${absent.join(", ")} was installed but is not found.`);
}

function isDebian(): boolean {
  if (!isOnPath("apt-get") || !existsSync("/etc/os-release")) return false;
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** Whether a program of that name is found. */
export function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
