import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { V1Pod } from "@kubernetes/client-node";
import type { SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import { RunnerConnection } from "../protocol/connection";
import type { Hello } from "../protocol/messages";
import { attach } from "./attach-stream";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { type LossReason, lossReason } from "./reasons";
import { removeJob } from "./make-pod";
import { persist } from "./retry";
import { waitForPods } from "./wait";

const GREET_MS = 15_000;
/** How long a broken stream is tried to be opened again, and how long a status may lag behind. */
const REATTACH_MS = 30_000;
const STATUS_MS = 5_000;
const PING_MS = 20_000;
const PONG_MS = 10_000;
/** How long a pod's first process may take to end before the server no longer waits for it. */
const END_MS = 10_000;

/** A pod whose runner is connected. */
export class SandboxPod {
  readonly name: string;
  #hello: Hello | undefined;
  #gone = false;
  #removal: Promise<void> | undefined;
  #loss: LossReason | undefined;
  #resuming: Promise<boolean> | undefined;
  readonly #pings: NodeJS.Timeout;
  readonly connection: RunnerConnection;
  readonly #containerId: string | undefined;

  private constructor(
    private readonly context: EngineContext,
    private readonly pod: V1Pod,
    /** What the pod was made for. */
    readonly profile: SandboxProfile,
    private stream: Duplex,
  ) {
    this.name = pod.metadata?.name ?? "";
    this.#containerId = pod.status?.containerStatuses?.[0]?.containerID;
    this.connection = new RunnerConnection(stream, stream, { resumable: true });
    this.#watchStream();
    this.#pings = setInterval(() => void this.#ping(), PING_MS);
    this.#pings.unref();
    void this.connection.lost.then(() => clearInterval(this.#pings));
  }

  /**
   * Attaches to a pod that runs, and primes it.
   * @throws EngineUnavailableError when the runner does not answer; the pod is then removed.
   */
  static async connect(context: EngineContext, pod: V1Pod, profile: SandboxProfile): Promise<SandboxPod> {
    let made: SandboxPod | undefined;
    try {
      made = new SandboxPod(context, pod, profile, await attach(context.cluster, pod.metadata?.name ?? ""));
      await made.#greet();
      return made;
    } catch (cause) {
      if (made) await made.remove();
      else await removePod(context, pod);
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new EngineUnavailableError(`A sandbox did not start: ${words}`, { cause });
    }
  }

  /** What the runner can do here. */
  get features(): readonly string[] {
    return this.#hello?.features ?? [];
  }

  get alive(): boolean {
    return !this.#gone && this.#removal === undefined;
  }

  get uid(): string {
    return this.pod.metadata?.uid ?? "";
  }

  /** While its connection is being opened again; resolves to whether it was, within {@link REATTACH_MS}. */
  get resuming(): Promise<boolean> | undefined {
    return this.#resuming;
  }

  /** Why it was lost; known once its connection is. */
  get loss(): LossReason | undefined {
    return this.#loss;
  }

  /** Ends everything in it and deletes it; resolves when both are done, or the API server has not answered for a while. */
  remove(): Promise<void> {
    this.#removal ??= this.#remove();
    return this.#removal;
  }

  /** Ends it for a reason that its status will not tell. */
  giveUp(message: string): void {
    this.#loss = { message, memory: false };
    this.connection.abandon(new Error(message));
    void this.remove();
  }

  async #remove(): Promise<void> {
    this.connection.shutdown();
    const ended = new Promise<void>((resolve) => void this.connection.lost.then(() => resolve()));
    await Promise.all([removePod(this.context, this.pod), Promise.race([ended, delay(END_MS)])]);
    this.connection.abandon(new Error("The sandbox was removed."));
  }

  async #greet(): Promise<void> {
    this.connection.greet();
    const late = delay(GREET_MS).then(() =>
      Promise.reject(new Error(`its runner did not answer within ${GREET_MS / 1_000} s.`)),
    );
    late.catch(() => undefined);
    this.#hello = await Promise.race([this.connection.hello, late]);
    const { prime, limits } = this.profile;
    if (!prime) return;
    const { openFiles, fileBytes, network } = limits;
    await Promise.race([this.connection.prime({ ...prime, nofile: openFiles, fsize: fileBytes, network }), late]);
  }

  #watchStream(): void {
    void this.connection.detached().then(async (cause) => {
      this.#resuming = this.#hello && this.#resume();
      const resumed = await this.#resuming;
      this.#resuming = undefined;
      if (resumed) return;
      this.#gone = true;
      this.connection.abandon(cause);
    });
  }

  /** Opens the stream again as often as need be; false when there is nothing left to attach to. */
  async #resume(): Promise<boolean> {
    const until = this.context.options.now() + REATTACH_MS;
    for (;;) {
      if (this.#removal !== undefined) {
        // Shut down on purpose: the end of the stream is the proof that nothing runs in it any more.
        return false;
      }
      this.#loss = await this.#look();
      if (this.#loss) return false;
      const stream = await attach(this.context.cluster, this.name, 5_000).catch(() => undefined);
      if (stream) {
        this.stream = stream;
        this.#watchStream();
        await this.connection.reattach(stream, stream);
        return true;
      }
      if (this.context.options.now() > until) break;
      await delay(250);
    }
    this.#loss = { message: "The connection to the sandbox was lost and did not come back.", memory: false };
    return false;
  }

  /** Why the pod is gone, as the API server says now; undefined when it is there, or nobody answers. */
  async #look(): Promise<LossReason | undefined> {
    const { cluster } = this.context;
    try {
      const pod = await cluster.core.readNamespacedPod({ name: this.name, namespace: cluster.namespace });
      return lossReason(pod.metadata?.uid === this.uid ? pod : undefined, this.#containerId);
    } catch (error) {
      return statusOf(error) === 404 ? lossReason(undefined, undefined) : undefined;
    }
  }

  /** A connection that died without a word is found out, and one that lives is kept from idling out. */
  async #ping(): Promise<void> {
    const { stream } = this;
    const answered = this.connection.ping().then(
      () => true,
      () => true,
    );
    if (!(await Promise.race([answered, delay(PONG_MS, false)]))) stream.destroy();
  }
}

/** Deletes a pod at once, and the Job it belongs to. Never rejects. */
export async function removePod(context: EngineContext, pod: V1Pod): Promise<void> {
  const { cluster, options, watch, held } = context;
  const { namespace } = cluster;
  const name = pod.metadata?.name ?? "";
  const job = pod.metadata?.labels?.["job-name"];
  const ask = () => cluster.core.deleteNamespacedPod({ name, namespace, gracePeriodSeconds: 0 });
  const remove = () =>
    persist(ask, 60_000).catch((error: unknown) => {
      if (statusOf(error) !== 404) options.logger.warn({ err: error, pod: name }, "A pod could not be removed.");
    });
  // A Job that is still there makes another pod in place of one that was removed before it ended.
  const removal = (job === undefined ? remove() : removeJob(context, job).then(remove)).then(() => {
    held.delete(name);
  });
  context.removals.add(removal);
  void removal.then(() => context.removals.delete(removal));
  await Promise.race([removal, delay(END_MS)]);
  const left = () => watch.get(name)?.metadata?.uid === pod.metadata?.uid;
  await waitForPods(watch, () => (left() ? undefined : true), { ms: STATUS_MS, late: () => new Error() }).catch(
    () => undefined,
  );
}
