import type { ExitReason, SandboxCommand, SandboxEvent, SandboxExit } from "../engine";
import type { RunnerEvent } from "../protocol/events";
import { lostExit, reportedExit, runnerCommand, stdinFull } from "../run-commands";
import type { SandboxPod } from "./sandbox-pod";

/** How long the runner may take to end a run that it was told to end, before the pod is deleted. */
const KILL_GRACE_MS = 1_500;
/** How late a runner may be with its own deadlines: it shares the CPU limit with the program. */
const LATE_MS = 5_000;

/** What a run is given. */
export interface RunSessionOptions {
  pod: SandboxPod;
  command: SandboxCommand;
  /** Feed the primed process. */
  primed: boolean;
  now: () => number;
  onEvent: (event: SandboxEvent) => void;
}

/** One command from its start to its end. */
export class RunSession {
  /** Set by the server when it ends the run. */
  #verdict: ExitReason | undefined;
  #killTimer: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #started = false;
  #over = false;
  readonly #startedAt: number;

  constructor(private readonly options: RunSessionOptions) {
    this.#startedAt = options.now();
  }

  /** Resolves to how it ended. @throws Error when it could not even be asked for. */
  async result(): Promise<SandboxExit> {
    const { pod, command, primed } = this.options;
    // With namespaces of its own a sandbox's processes are counted apart from those of other pods with the same user.
    const counted = !pod.features.includes("namespaces");
    const request = runnerCommand(command, primed, counted);
    this.#expectEnd();
    try {
      const reported = pod.connection.run(request, command.files, command.stdin, (event) => this.#translate(event));
      return await reported.then(
        (exit) => reportedExit(exit, undefined, this.#verdict, this.#measure()),
        () => this.#lost(),
      );
    } finally {
      this.#over = true;
      clearTimeout(this.#deadline);
      clearTimeout(this.#killTimer);
    }
  }

  /** Ends the run: the runner is asked, and after a while the whole pod is deleted. */
  end(reason: ExitReason): void {
    if (this.#verdict) return;
    this.#verdict = reason;
    const { pod } = this.options;
    pod.connection.kill();
    this.#killTimer = setTimeout(() => void pod.remove(), KILL_GRACE_MS);
  }

  /** The whole sandbox is being destroyed; the run then ends `killed` rather than `lost`. */
  abandon(): void {
    this.#verdict ??= "killed";
  }

  /** @throws SandboxStateError when too much is unread. */
  writeStdin(data: Uint8Array): void {
    if (!this.options.pod.connection.writeStdin(data)) throw stdinFull();
  }

  /** From now on: first until it starts, then until it is over. */
  #expectEnd(ms = this.options.command.limits.totalMs + LATE_MS): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#overdue(), ms);
    this.#deadline.unref();
  }

  /** A program that nobody has seen start has not used its time up. */
  #overdue(): void {
    const { resuming } = this.options.pod;
    // What happened meanwhile, or what it was told, is on its way.
    if (resuming !== undefined) void resuming.then(() => this.#over || this.#expectEnd(LATE_MS));
    else if (this.#started) this.end("wall_limit");
    else this.options.pod.giveUp("The sandbox does not answer. Run the program again.");
  }

  #lost(): SandboxExit {
    const { loss } = this.options.pod;
    const verdict = this.#verdict ?? (loss?.memory ? "memory_limit" : undefined);
    return lostExit(verdict, this.#measure(), loss?.message ?? "The sandbox ended without a report.");
  }

  #measure() {
    return { wallMs: this.options.now() - this.#startedAt };
  }

  #translate(event: RunnerEvent): void {
    const { onEvent, primed } = this.options;
    switch (event.type) {
      case "error":
        return;
      case "started":
        this.#started = true;
        this.#expectEnd();
        onEvent({ type: "started", primed });
        return;
      default:
    }
    onEvent(event);
  }
}
