import type { CollectedFiles, Sandbox, SandboxCommand, SandboxEvent, SandboxExit, SandboxFile } from "../engine";
import { SandboxStateError } from "../engine";
import type { PoolItem } from "../pool";
import type { CollectOptions } from "../protocol/collecting";
import { notStarted } from "../run-commands";
import type { SizeClass } from "../sizes";
import { RunSession } from "./run-session";
import type { SandboxPod } from "./sandbox-pod";

/** What a sandbox needs of its engine. */
export interface SandboxParts {
  /** A pod like another one but of another size. @throws EngineUnavailableError */
  another(pod: SandboxPod, size: SizeClass): Promise<SandboxPod>;
  now(): number;
}

const sizeOf = ({ memoryBytes, cpuMillis }: SizeClass) => `${memoryBytes}/${cpuMillis}`;

/**
 * A sandbox on a cluster. Memory and CPU of a pod are fixed when it is made, so a command with another share runs in another
 * pod of this sandbox, such as a compiler beside the program it makes; files given to earlier commands are given to it too.
 */
export class KubernetesSandbox implements Sandbox, PoolItem {
  warm = false;
  readonly id: string;
  #running: RunSession | undefined;
  #busy = false;
  #closed = false;
  #primed: boolean;
  #current: SandboxPod;
  #disposal: Promise<void> | undefined;
  readonly #pods = new Map<string, SandboxPod>();
  readonly #given = new Map<SandboxPod, Map<string, SandboxFile>>();
  readonly #closeListeners: (() => void)[] = [];

  constructor(
    private readonly first: SandboxPod,
    private readonly parts: SandboxParts,
  ) {
    this.id = first.name;
    this.#current = first;
    this.#primed = first.profile.prime !== undefined;
    this.#pods.set(sizeOf(first.profile.limits), first);
    void first.connection.lost.then(() => this.#close());
  }

  get alive(): boolean {
    return !this.#closed && this.first.alive;
  }

  /** The cluster's view of it, for the probe and tests. */
  get pods(): readonly SandboxPod[] {
    return [...this.#pods.values()];
  }

  onClosed(listener: () => void): void {
    if (this.#closed) listener();
    else this.#closeListeners.push(listener);
  }

  async run(command: SandboxCommand, onEvent: (event: SandboxEvent) => void): Promise<SandboxExit> {
    if (!this.alive) return notStarted("The sandbox has ended.");
    if (this.#busy) return notStarted("The sandbox is busy.");
    this.#busy = true;
    try {
      const fits = sizeOf(command.limits) === sizeOf(this.#current.profile.limits);
      const pod = fits ? this.#current : await this.#move(command.limits);
      return await this.#runIn(pod, command, onEvent);
    } catch (error) {
      return notStarted(error instanceof Error ? error.message : String(error));
    } finally {
      this.#running = undefined;
      this.#busy = false;
      if (!this.first.alive) void this.dispose();
    }
  }

  /** Not `async` up to the write, so that a run in the pod at hand is sent in the same turn. */
  #runIn(pod: SandboxPod, command: SandboxCommand, onEvent: (event: SandboxEvent) => void): Promise<SandboxExit> {
    const primed = pod === this.first && this.#primed && command.primeData !== undefined;
    if (pod === this.first) this.#primed = false;
    const files = this.#take(pod, command.files);
    const options = { pod, command: { ...command, files }, primed, now: this.parts.now, onEvent };
    this.#running = new RunSession(options);
    if (this.#disposal !== undefined) this.#running.abandon();
    return this.#running.result();
  }

  async #move(size: SizeClass): Promise<SandboxPod> {
    let pod = this.#pods.get(sizeOf(size));
    if (!pod?.alive) {
      pod = await this.parts.another(this.first, size);
      if (this.#disposal !== undefined) {
        await pod.remove();
        throw new SandboxStateError("The sandbox has ended.");
      }
      this.#pods.set(sizeOf(size), pod);
    }
    this.#current = pod;
    return pod;
  }

  /** The command's files, with those that this pod has not been given yet. */
  #take(pod: SandboxPod, files: readonly SandboxFile[]): readonly SandboxFile[] {
    const has = this.#given.get(pod) ?? new Map<string, SandboxFile>();
    const missing = new Map<string, SandboxFile>();
    for (const [other, given] of this.#given)
      if (other !== pod) for (const [path, file] of given) if (has.get(path) !== file) missing.set(path, file);
    for (const file of files) missing.set(file.path, file);
    for (const [path, file] of missing) has.set(path, file);
    this.#given.set(pod, has);
    return files.length === missing.size ? files : [...missing.values()];
  }

  kill(): void {
    this.#running?.end("killed");
  }

  writeStdin(data: Uint8Array): void {
    if (!this.#running) throw new SandboxStateError("Nothing runs that could read.");
    this.#running.writeStdin(data);
  }

  endStdin(): void {
    if (this.#running) this.#current.connection.endStdin();
  }

  resize(rows: number, columns: number): void {
    if (this.#running) this.#current.connection.resize(rows, columns);
  }

  signal(name: NodeJS.Signals): void {
    if (this.#running) this.#current.connection.signal(name);
  }

  async collect(options: CollectOptions): Promise<CollectedFiles> {
    if (!this.alive || this.#busy) throw new SandboxStateError("Files are read when nothing runs.");
    this.#busy = true;
    try {
      return await this.#current.connection.collect(options);
    } finally {
      this.#busy = false;
    }
  }

  dispose(): Promise<void> {
    this.#disposal ??= this.#dispose();
    return this.#disposal;
  }

  async #dispose(): Promise<void> {
    this.#running?.abandon();
    this.#close();
    await Promise.all(this.pods.map((pod) => pod.remove()));
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners.splice(0)) listener();
  }
}
