import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);
const root = process.cwd();
/** Between runs: making it takes two minutes. */
const cache = path.join(root, "build/machine");
const PACKAGES = [
  ...["systemd-sysv", "udev", "kmod", "dbus", "iproute2", "procps", "linux-image-cloud-amd64", "initramfs-tools"],
  // What the server needs and what stands before it.
  ...["bubblewrap", "gcc", "libc6-dev", "python3", "libatomic1", "caddy"],
];
/** Of the checkout, what only building and testing need. */
const LEFT_OUT = [
  ...[".next/cache", ".next/dev", "build/images", "build/tools", "build/reports", "build/logs", "build/machine"],
  ...["node_modules/monaco-editor", "node_modules/lucide-react", "node_modules/@biomejs", "node_modules/typescript"],
];

/** What a machine starts from. */
export interface Disk {
  image: string;
  kernel: string;
  initrd: string;
}

/**
 * Lays out a Debian in `folder` as docs/kubernetes.md says of one server without a cluster: the built checkout in
 * /opt/podium, a user podium, the unit and Caddy. A shell for the test is at its second serial port. Takes root.
 */
export async function makeDisk(folder: string, settings: Readonly<Record<string, string>>): Promise<Disk> {
  const system = path.join(folder, "system");
  mkdirSync(system);
  await execute("tar", ["-C", system, "-xf", await ensureSystem()]);
  copyFileSync(process.execPath, path.join(system, "usr/bin/node"));
  const checkout = path.join(system, "opt/podium");
  mkdirSync(checkout);
  const without = LEFT_OUT.map((name) => `--exclude=./${name}`);
  const parts = ["package.json", "prisma", "build", ".next", "node_modules"].map((name) => `./${name}`);
  const archive = path.join(folder, "checkout.tar");
  await execute("tar", ["-C", root, ...without, "-cf", archive, ...parts]);
  await execute("tar", ["-C", checkout, "--no-same-owner", "-xf", archive]);
  await execute("chroot", [system, "useradd", "--system", "--create-home", "podium"]);

  const write = (file: string, text: string) => writeFileSync(path.join(system, file), text);
  copyFileSync(path.join(root, "deploy/podium.service"), path.join(system, "etc/systemd/system/podium.service"));
  copyFileSync(path.join(root, "deploy/Caddyfile"), path.join(system, "etc/caddy/Caddyfile"));
  write("etc/podium.env", lines(settings));
  chmodSync(path.join(system, "etc/podium.env"), 0o600);
  // An installer writes these; Debian's packages do not.
  write("etc/hostname", "machine\n");
  write("etc/hosts", "127.0.0.1 localhost machine\n::1 localhost\n");
  write("etc/resolv.conf", "");
  write("etc/systemd/network/wired.network", "[Match]\nType=ether\n[Network]\nAddress=10.0.2.15/24\n");
  write("etc/systemd/system/shell.service", SHELL_UNIT);
  const wanted = path.join(system, "etc/systemd/system/multi-user.target.wants");
  // Started by the test, one after the other, as a person would.
  for (const name of readdirSync(wanted).filter((each) => each === "caddy.service"))
    await execute("rm", [path.join(wanted, name)]);
  symlinkSync("/etc/systemd/system/shell.service", path.join(wanted, "shell.service"));
  symlinkSync("/lib/systemd/system/systemd-networkd.service", path.join(wanted, "systemd-networkd.service"));

  const disk = { image: "disk.img", kernel: "vmlinuz", initrd: "initrd.img" };
  for (const name of [disk.kernel, disk.initrd])
    await execute("cp", ["-L", path.join(system, name), path.join(folder, name)]);
  await execute("mkfs.ext4", ["-q", "-d", system, path.join(folder, disk.image), "5G"]);
  await execute("rm", ["-rf", system, archive]);
  const at = (name: string) => path.join(folder, name);
  return { image: at(disk.image), kernel: at(disk.kernel), initrd: at(disk.initrd) };
}

/** Commands come in and what they print goes out, as it is: through a pipe, since bash would talk to a terminal. */
const SHELL_UNIT = `[Service]
ExecStart=/bin/bash -c 'stty -F /dev/ttyS1 raw -echo && cat /dev/ttyS1 | /bin/bash > /dev/ttyS1 2>&1'
Restart=always
`;

function lines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

async function ensureSystem(): Promise<string> {
  const key = createHash("sha256").update(PACKAGES.join()).digest("hex").slice(0, 12);
  const file = path.join(cache, `system-${key}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const scratch = `${file}.${process.pid}`;
  const args = ["--quiet", "--variant=minbase", `--include=${PACKAGES.join(",")}`, "--format=tar", "bookworm", scratch];
  await execute("mmdebstrap", args, { maxBuffer: 64 * 1024 * 1024 });
  renameSync(scratch, file);
  return file;
}
