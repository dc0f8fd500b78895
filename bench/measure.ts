import { readFileSync } from "node:fs";

/** CPU seconds a process has used, user and system (proc_pid_stat(5), fields 14 and 15, in 1/100 s). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident memory of a process, in MiB. */
export function residentOf(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kibibytes) / 1024;
}

/** Waits until a pool holds `size` ready sandboxes: filling it is not what is measured. */
export async function fullPool(url: string, size: number, ms = 60_000): Promise<void> {
  const deadline = Date.now() + ms;
  for (;;) {
    const health = (await (await fetch(`${url}/api/v1/health`)).json()) as { pools: { key: string; ready: number }[] };
    if ((health.pools.find((pool) => pool.key.startsWith("python"))?.ready ?? 0) >= size) return;
    if (Date.now() > deadline) throw new Error(`the pool did not fill: ${JSON.stringify(health.pools)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
