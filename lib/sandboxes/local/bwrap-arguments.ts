import type { SandboxProfile } from "../engine";
import { INNER_ID, RUNNER_IN_SANDBOX, WORK_FOLDER } from "./options";

/** What the arguments depend on; all paths are absolute and on the host. */
export interface BwrapInput {
  bwrapPath: string;
  runnerPath: string;
  /** Folder whose `usr` becomes `/usr`; `/` for the host's own. */
  rootfs: string;
  /** Folders of `rootfs` that exist among /bin, /sbin, /lib, /lib32, /lib64 and /libx32, as links into /usr. */
  links: readonly { name: string; target: string }[];
  /** Entries of the sandbox's /etc: name and source. */
  etc: readonly { name: string; source: string }[];
  /** Folders beneath /usr that are hidden behind an empty one. */
  masks: readonly string[];
  /** An empty folder to hide them behind. */
  emptyFolder: string;
  profile: Pick<SandboxProfile, "limits" | "mounts">;
}

/** Enough for the folders and links of the root, which nobody can write to afterwards. */
const ROOT_BYTES = 256 * 1024;

/** The command line of bubblewrap that becomes the sandbox's PID 1, the runner. */
export function bwrapArguments(input: BwrapInput): string[] {
  return [
    input.bwrapPath,
    ...namespaces(),
    ...system(input),
    ...extra(input),
    ...writable(input),
    "--",
    RUNNER_IN_SANDBOX,
    "--exit-on-eof",
  ];
}

/**
 * `--as-pid-1`: bubblewrap's own PID 1 would show the environment it was started with. `--disable-userns` also keeps a program
 * from regaining capabilities in a user namespace of its own. No `--die-with-parent`: bubblewrap killed by that, between its
 * fork and the wake-up of its child, leaves the child waiting for ever. The runner ends at the end of its stream instead.
 */
function namespaces(): string[] {
  const unshare = ["user", "pid", "ipc", "uts", "net", "cgroup"].map((name) => `--unshare-${name}`);
  const id = String(INNER_ID);
  return [
    ...unshare,
    ...["--disable-userns", "--new-session", "--as-pid-1", "--clearenv"],
    ...["--hostname", "sandbox", "--uid", id, "--gid", id],
  ];
}

/** Everything read-only: root, /usr, /etc, /proc, /dev. The order matters, a later mount covers an earlier one. */
function system(input: BwrapInput): string[] {
  const usr = `${input.rootfs === "/" ? "" : input.rootfs}/usr`;
  return [
    ...["--size", String(ROOT_BYTES), "--tmpfs", "/"],
    ...["--ro-bind", usr, "/usr"],
    ...input.masks.flatMap((folder) => ["--ro-bind", input.emptyFolder, folder]),
    ...input.links.flatMap((link) => ["--symlink", link.target, `/${link.name}`]),
    ...["--dir", "/etc"],
    ...input.etc.flatMap((entry) => ["--ro-bind", entry.source, `/etc/${entry.name}`]),
    ...["--proc", "/proc", "--dev", "/dev"],
  ];
}

function extra({ runnerPath, profile }: BwrapInput): string[] {
  return [
    ...["--ro-bind", runnerPath, RUNNER_IN_SANDBOX],
    ...profile.mounts.flatMap((mount) => ["--ro-bind", mount.source, mount.target]),
  ];
}

/** Only these can be written to, each with a size; the root and /dev are closed after everything was put into them. */
function writable({ profile }: BwrapInput): string[] {
  const { workBytes, tmpBytes } = profile.limits;
  return [
    ...["--size", String(tmpBytes), "--tmpfs", "/dev/shm", "--remount-ro", "/dev"],
    ...["--size", String(workBytes), "--tmpfs", WORK_FOLDER],
    ...["--size", String(tmpBytes), "--tmpfs", "/tmp"],
    ...["--remount-ro", "/", "--chdir", WORK_FOLDER],
  ];
}
