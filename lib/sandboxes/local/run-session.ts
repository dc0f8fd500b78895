import type { ExitReason, SandboxCommand, SandboxEvent, SandboxExit } from "../engine";
import type { RunnerConnection } from "../protocol/connection";
import type { RunnerEvent } from "../protocol/events";
import type { Place } from "./place";
import { runLimits } from "./place";
import { lostExit, reportedExit, runnerCommand, stdinFull } from "../run-commands";
import type { Counters, Watchdog } from "./watchdog";
import { watch } from "./watchdog";

/** How long the runner has to kill before the host does it from outside. */
const KILL_GRACE_MS = 500;

/** What a run is given. */
export interface RunSessionOptions {
  place: Place;
  connection: RunnerConnection;
  command: SandboxCommand;
  /** Feed the primed process. */
  primed: boolean;
  before: Counters;
  now: () => number;
  onEvent: (event: SandboxEvent) => void | Promise<void>;
}

/** One command from its start to its end, watched from the host. */
export class RunSession {
  readonly #options: RunSessionOptions;
  #watchdog: Watchdog | undefined;
  /** Set by the host when it ends the run. */
  #verdict: ExitReason | undefined;
  #silent = false;
  #killTimer: NodeJS.Timeout | undefined;

  constructor(options: RunSessionOptions) {
    this.#options = options;
  }

  /** Resolves to how it ended. @throws Error when it could not even be asked for. */
  async result(): Promise<SandboxExit> {
    const { place, connection, command, primed, before, now } = this.#options;
    const { cgroup } = place;
    cgroup?.setLimits(runLimits(command.limits));
    const request = runnerCommand(command, primed, cgroup !== undefined);
    const watchdog = watch(
      { ...command, cgroup, before },
      {
        now,
        kill: (reason) => this.end(reason),
        giveUp: () => this.#giveUp(),
      },
    );
    this.#watchdog = watchdog;
    try {
      const reported = connection.run(request, command.files, command.stdin, (event) => this.#translate(event));
      return await reported.then(
        (exit) => reportedExit(exit, watchdog.verdict(), this.#verdict, watchdog.measure()),
        () =>
          lostExit(
            watchdog.verdict() ?? this.#verdict,
            watchdog.measure(),
            this.#silent ? "The sandbox does not answer. Run the program again." : this.#lastWords(),
          ),
      );
    } finally {
      watchdog.stop();
      clearTimeout(this.#killTimer);
    }
  }

  /** Ends the run: quota off, the runner is asked, and after a while everything is killed from outside. */
  end(reason: ExitReason): void {
    if (this.#verdict) return;
    this.#verdict = reason;
    const { place, connection } = this.#options;
    place.cgroup?.liftQuota();
    connection.kill();
    this.#killTimer = setTimeout(() => place.process.kill(), KILL_GRACE_MS);
  }

  /** A program that nobody has seen start has not used its time up. */
  #giveUp(): void {
    this.#silent = true;
    this.#options.place.process.kill();
  }

  #lastWords(): string {
    return this.#options.place.process.words() || "The sandbox ended without a report.";
  }

  /** The whole sandbox is being destroyed; the run then ends `killed` rather than `lost`. */
  abandon(): void {
    this.#verdict ??= "killed";
  }

  /** @throws SandboxStateError when too much is unread. */
  writeStdin(data: Uint8Array): void {
    if (!this.#options.connection.writeStdin(data)) throw stdinFull();
  }

  #translate(event: RunnerEvent): void | Promise<void> {
    const { onEvent, primed } = this.#options;
    switch (event.type) {
      case "error":
        return;
      case "started":
        this.#watchdog?.started();
        return onEvent({ type: "started", primed });
      case "waiting":
        this.#watchdog?.waiting(event.waiting);
        break;
      default:
    }
    return onEvent(event);
  }
}
