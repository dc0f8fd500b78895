/** What one sandbox may use, as the cgroup knows it. */
export interface CgroupLimits {
  /** All memory together, files in memory and kernel memory included, in bytes. */
  memoryBytes: number;
  /** CPU share in thousandths of one CPU; absent: no quota. */
  cpuMillis?: number;
  /** Processes and threads of the user's, without the sandbox's own. */
  processes: number;
  /** Background: gives way to everything else while it is being made. */
  priority: "normal" | "background";
}

/** Processes a sandbox needs for itself: bubblewrap and the runner. */
export const OWN_PROCESSES = 2;

/** Length of a quota's period in microseconds, the kernel's default. */
export const CPU_PERIOD_US = 100_000;

/** Quota in microseconds per {@link CPU_PERIOD_US}; the kernel takes no less than 1 ms. */
export function quotaMicros(cpuMillis: number): number {
  return Math.max(1_000, Math.round((cpuMillis * CPU_PERIOD_US) / 1_000));
}

/**
 * The control group of one sandbox. Reads and writes are synchronous: each is a call of some 10 µs into the kernel. Making and
 * removing one takes the kernel milliseconds, and is not.
 */
export interface Cgroup {
  readonly name: string;
  /** Folders whose `cgroup.procs` a process writes itself into before it becomes the sandbox. */
  readonly enterDirs: readonly string[];
  /** @throws Error when the kernel refuses, such as a memory limit below what is in use. */
  setLimits(limits: CgroupLimits): void;
  /** Takes the CPU quota away, so that processes die without waiting for it. Never throws. */
  liftQuota(): void;
  /** Starts the peak anew, where the kernel can. */
  resetPeak(): void;
  /** Highest use since {@link resetPeak}, in bytes. */
  memoryPeak(): number;
  /** Use now, in bytes. */
  memoryUsage(): number;
  /** CPU time of all processes since the cgroup was made, in milliseconds. */
  cpuUsageMs(): number;
  /** Processes the kernel has killed for want of memory. */
  oomKills(): number;
  /** Periods in which the quota stopped the processes. */
  throttledPeriods(): number;
  /** Process ids in it, as this process sees them. */
  pids(): number[];
  /** Kills every process in it. Never throws. */
  kill(): void;
  /** Kills what is left and removes it. @throws Error when it is not gone after 3 s. */
  remove(): Promise<void>;
}

/** Makes control groups the way this host wants it. */
export interface CgroupDriver {
  /** Plain words, such as "cgroup v1". */
  readonly description: string;
  /** Makes the group. @throws Error when the kernel refuses. */
  create(name: string): Promise<Cgroup>;
  /** Names of all groups beside this driver's own, whoever made them. */
  list(): string[];
  /** A group that exists already. */
  open(name: string): Cgroup;
  /** Removes what all groups share, unless somebody still has a group. */
  close(): Promise<void>;
}
