import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Disk } from "./disk";

/** Emulated, a boot takes most of a minute on an idle machine. */
const BOOT_MS = 300_000;

/** A computer with systemd and control groups of version 2, whatever this one has. */
export interface Machine {
  /** Runs a line of bash there as root; resolves to what it prints. @throws Error with that when it fails. */
  run(line: string, ms?: number): Promise<string>;
  /** Turns it off at once. */
  close(): Promise<void>;
}

/** Boots it without hardware support, which few test machines have; port `port` of this one's loopback is its 443. */
export async function startMachine(folder: string, disk: Disk, port: number): Promise<Machine> {
  const log = path.join(folder, "console.log");
  const qemu = spawn(
    "qemu-system-x86_64",
    [
      ...["-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "3072"],
      ...["-display", "none", "-monitor", "none", "-no-reboot", "-serial", `file:${log}`, "-serial", "stdio"],
      ...["-kernel", disk.kernel, "-initrd", disk.initrd, "-append", "root=/dev/vda rw console=ttyS0 quiet"],
      ...["-drive", `file=${disk.image},if=virtio,format=raw`],
      ...["-nic", `user,model=virtio-net-pci,restrict=on,hostfwd=tcp:127.0.0.1:${port}-10.0.2.15:443`],
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const shell = createShell(qemu, () => readFileSync(log, "latin1").slice(-2_000));
  const machine: Machine = {
    run: (line, ms = 120_000) => shell(line, ms),
    close: () =>
      new Promise((resolve) => {
        if (qemu.exitCode !== null || qemu.signalCode !== null) return resolve();
        qemu.once("exit", () => resolve());
        qemu.kill("SIGKILL");
      }),
  };
  try {
    // The shell is there before the rest; what is written until then waits in the serial port, or is lost.
    const until = Date.now() + BOOT_MS;
    while ((await machine.run("echo here", 5_000).catch(() => "")) !== "here\n")
      if (Date.now() > until)
        throw new Error(`The machine did not boot:\n${readFileSync(log, "latin1").slice(-2_000)}`);
    await machine.run("systemctl is-system-running --wait || true", BOOT_MS);
    return machine;
  } catch (error) {
    await machine.close();
    throw error;
  }
}

function createShell(qemu: ChildProcess, lastWords: () => string) {
  let output = "";
  qemu.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  return async (line: string, ms: number): Promise<string> => {
    const token = randomBytes(8).toString("hex");
    output = "";
    // Apart in the line itself, so that an echo of it is not taken for its end.
    qemu.stdin?.write(`{ ${line}\n}; echo "${token.slice(0, 8)}""${token.slice(8)} $?"\n`);
    const until = Date.now() + ms;
    for (;;) {
      const found = new RegExp(`^([^]*?)${token} (\\d+)\n`).exec(output);
      if (found?.[2] === "0") return found[1] ?? "";
      if (found) throw new Error(`"${line}" failed on the machine:\n${found[1]}`);
      if (qemu.exitCode !== null || qemu.signalCode !== null) throw new Error(`The machine ended:\n${lastWords()}`);
      if (Date.now() > until) throw new Error(`"${line}" has not ended on the machine:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
}

/** A port of the loopback that nothing uses. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
