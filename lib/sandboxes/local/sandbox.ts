import type { CollectedFiles, Sandbox, SandboxCommand, SandboxEvent, SandboxExit } from "../engine";
import { SandboxStateError } from "../engine";
import type { PoolItem } from "../pool";
import type { CollectOptions } from "../protocol/collecting";
import type { RunnerConnection } from "../protocol/connection";
import type { Place } from "./place";
import { notStarted } from "../run-commands";
import { RunSession } from "./run-session";
import type { Counters } from "./watchdog";
import { readCounters } from "./watchdog";

/** One bubblewrap sandbox with its runner connected. */
export class LocalSandbox implements Sandbox, PoolItem {
  warm = false;
  #running: RunSession | undefined;
  #collecting = false;
  #primed: boolean;
  #before: Counters;
  #closed = false;
  readonly #closeListeners: (() => void)[] = [];

  constructor(
    private readonly place: Place,
    private readonly connection: RunnerConnection,
    primed: boolean,
    private readonly now: () => number,
  ) {
    this.#primed = primed;
    this.#before = readCounters(place.cgroup);
    void connection.lost.then(() => this.#close());
  }

  get id(): string {
    return this.place.name;
  }

  get alive(): boolean {
    return !this.#closed && this.place.process.alive;
  }

  /** The host's view of it, for the probe and tests. */
  get host(): Place {
    return this.place;
  }

  onClosed(listener: () => void): void {
    if (this.#closed) listener();
    else this.#closeListeners.push(listener);
  }

  async run(command: SandboxCommand, onEvent: (event: SandboxEvent) => void | Promise<void>): Promise<SandboxExit> {
    if (!this.alive) return notStarted("The sandbox has ended.");
    if (this.#running || this.#collecting) return notStarted("The sandbox is busy.");
    const primed = this.#primed && command.primeData !== undefined;
    if (primed) this.#primed = false;
    const { place, connection, now } = this;
    this.#running = new RunSession({ place, connection, command, primed, before: this.#before, now, onEvent });
    try {
      return await this.#running.result();
    } catch (error) {
      return notStarted(error instanceof Error ? error.message : String(error));
    } finally {
      this.#running = undefined;
      this.#rest();
    }
  }

  /** Between commands: no quota, so that files are read and processes go quickly, and counters for the next. */
  #rest(): void {
    if (!this.alive) return void this.dispose();
    this.place.cgroup?.liftQuota();
    this.place.cgroup?.resetPeak();
    this.#before = readCounters(this.place.cgroup);
  }

  kill(): void {
    this.#running?.end("killed");
  }

  writeStdin(data: Uint8Array): void {
    if (!this.#running) throw new SandboxStateError("Nothing runs that could read.");
    this.#running.writeStdin(data);
  }

  endStdin(): void {
    if (this.#running) this.connection.endStdin();
  }

  resize(rows: number, columns: number): void {
    if (this.#running) this.connection.resize(rows, columns);
  }

  signal(name: NodeJS.Signals): void {
    if (this.#running) this.connection.signal(name);
  }

  async collect(options: CollectOptions): Promise<CollectedFiles> {
    if (!this.alive || this.#running || this.#collecting)
      throw new SandboxStateError("Files are read when nothing runs.");
    this.#collecting = true;
    try {
      return await this.connection.collect(options);
    } finally {
      this.#collecting = false;
    }
  }

  dispose(): Promise<void> {
    this.#running?.abandon();
    const destroyed = this.place.destroy();
    void destroyed.then(() => this.#close());
    return destroyed;
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners.splice(0)) listener();
  }
}
