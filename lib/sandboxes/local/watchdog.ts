import type { ExitReason, SandboxLimits } from "../engine";
import type { Cgroup } from "./cgroup";
import type { HostMeasure } from "../run-commands";

/** Watches one run from the host: the counters, and the deadlines a starved runner might miss. */
export interface Watchdog {
  /** The host's own word on why the run ended; undefined leaves it to the runner. */
  verdict(): ExitReason | undefined;
  /** The program has begun: its time is counted from here, not from when it was sent. */
  started(): void;
  /** Time spent waiting for input does not count. */
  waiting(now: boolean): void;
  measure(): HostMeasure;
  stop(): void;
}

/** What the watchdog may do to the run. */
export interface WatchdogActions {
  /** Asks the runner to kill, and kills from outside when it does not. */
  kill(reason: ExitReason): void;
  /** Nothing has started for so long that nothing will. */
  giveUp(): void;
  now(): number;
}

const POLL_MS = 60;
/** How late the runner may be before the host ends the run in its place. */
const GRACE_MS = 500;
/** How long a runner may take to receive a program and start it, which under a small share of the CPU is seconds. */
const START_MS = 15_000;

/** The counters before a run. Read when nothing runs, because a run must not wait for it. */
export interface Counters {
  oomKills: number;
  cpuMs: number;
}

/** Reads them; zero without a control group. */
export function readCounters(cgroup: Cgroup | undefined): Counters {
  return { oomKills: cgroup?.oomKills() ?? 0, cpuMs: cgroup?.cpuUsageMs() ?? 0 };
}

/** What is watched. */
export interface Watched {
  limits: SandboxLimits;
  interactive: boolean;
  /** Absent: only the clock is watched. */
  cgroup?: Cgroup;
  before: Counters;
}

/** Starts watching. */
export function watch({ limits, interactive, cgroup, before }: Watched, actions: WatchdogActions): Watchdog {
  let start = actions.now();
  let started = false;
  let waitedMs = 0;
  let waitingSince: number | undefined;
  let lifted = false;
  const cpuMs = () => (cgroup ? cgroup.cpuUsageMs() - before.cpuMs : undefined);
  const outOfMemory = () => (cgroup?.oomKills() ?? 0) > before.oomKills;

  const tick = () => {
    if (outOfMemory()) return actions.kill("memory_limit");
    const now = actions.now();
    const elapsed = now - start;
    if (!started && elapsed > START_MS) return actions.giveUp();
    if (started) checkTime(now, elapsed);
    // A program that keeps the runner from saying so has started all the same.
    if ((cpuMs() ?? 0) > limits.cpuMs + GRACE_MS) actions.kill("cpu_limit");
  };
  const checkTime = (now: number, elapsed: number) => {
    const waited = interactive ? waitedMs + (waitingSince === undefined ? 0 : now - waitingSince) : 0;
    const late = Math.max(elapsed - waited - limits.wallMs, elapsed - limits.totalMs);
    // The runner is in the same group, and with the quota used up it could not keep its own deadline.
    if (late >= 0 && !lifted) {
      lifted = true;
      cgroup?.liftQuota();
    }
    if (late > GRACE_MS) actions.kill("wall_limit");
  };
  const timer = setInterval(tick, POLL_MS);
  timer.unref();
  return {
    started() {
      if (started) return;
      started = true;
      start = actions.now();
    },
    verdict: () => (outOfMemory() ? "memory_limit" : undefined),
    waiting(begins) {
      const now = actions.now();
      if (!begins && waitingSince !== undefined) waitedMs += now - waitingSince;
      waitingSince = begins ? (waitingSince ?? now) : undefined;
    },
    measure: () => ({ wallMs: actions.now() - start, cpuMs: cpuMs(), memoryBytes: cgroup?.memoryPeak() }),
    stop: () => clearInterval(timer),
  };
}
