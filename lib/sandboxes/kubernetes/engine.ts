import type { EngineCapabilities, PoolStatus, Sandbox, SandboxEngine, SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import type { NoteStep, Pools } from "../pool";
import { createPools } from "../pool";
import { connect, wordsOf } from "./cluster";
import type { EngineContext } from "./context";
import { assertLabel, Label } from "./labels";
import { LeaseObserver, type ReplicaLease, takeLease } from "./lease";
import type { KubernetesEngineOptions } from "./options";
import { watchPods } from "./pod-watch";
import { deploymentName, ensureDeployment } from "./pool-deployments";
import { PoolScaler } from "./pool-scaler";
import { probeCluster, refusedCluster } from "./probe";
import { persist } from "./retry";
import type { KubernetesSandbox } from "./sandbox";
import { SandboxSource } from "./sandbox-source";
import { sweepCluster } from "./sweep";

const SWEEP_EVERY_MS = 10_000;
/** How long an API server that does not answer is asked before an engine ends without having swept. */
const LAST_SWEEP_MS = 5_000;
/** How long after a failed start it is tried again. */
const START_AGAIN_MS = 10_000;

/**
 * Runs sandboxes as pods of a Kubernetes cluster.
 * @throws Error when the installation's or replica's name cannot be a label.
 */
export function createKubernetesEngine(options: KubernetesEngineOptions): SandboxEngine {
  assertLabel("installation", options.installation);
  assertLabel("replica", options.replica);
  return new KubernetesEngine(options);
}

class KubernetesEngine implements SandboxEngine {
  readonly name = "kubernetes";
  #capabilities: EngineCapabilities = refusedCluster("start", "the engine has not started");
  #context: EngineContext | undefined;
  #source: SandboxSource | undefined;
  #observer: LeaseObserver | undefined;
  #lease: ReplicaLease | undefined;
  #sweeper: NodeJS.Timeout | undefined;
  #again: NodeJS.Timeout | undefined;
  #closed = false;
  #scaler: PoolScaler | undefined;
  /** Names of the pools' Deployments, by the key of the profile. */
  readonly #deployments = new Map<string, string>();
  readonly #pools: Pools<KubernetesSandbox>;

  constructor(private readonly options: KubernetesEngineOptions) {
    this.#pools = createPools<KubernetesSandbox>({
      plans: options.pools,
      maxStarting: options.maxStarting,
      start: (profile, urgency, note) => this.#make(profile, urgency, note),
      onHandOver: (sandbox, warm) => {
        sandbox.warm = warm;
      },
      onFailure: (key, error, retryMs) =>
        options.logger.warn({ err: error, pool: key, retryMs }, "A sandbox of a pool failed."),
      now: options.now,
    });
  }

  /** Where the cluster cannot be used, it is tried again until it can, or the engine is closed. */
  async start(): Promise<EngineCapabilities> {
    const before = this.#capabilities.summary;
    this.#capabilities = await this.#probe();
    const { tier, summary, checks } = this.#capabilities;
    if (this.#closed) return this.#capabilities;
    const failed = checks.filter((check) => check.state !== "enforced");
    if (tier === "full") this.options.logger.info({ tier }, summary);
    else if (summary !== before) this.options.logger.warn({ tier, checks: failed }, summary);
    if (tier !== "refused") {
      this.#pools.fill();
      this.options.onUsable?.();
    } else this.#again = setTimeout(() => void this.start(), START_AGAIN_MS).unref();
    return this.#capabilities;
  }

  async #probe(): Promise<EngineCapabilities> {
    try {
      const context = await this.#open();
      return await probeCluster(context, new SandboxSource(context, new Map()));
    } catch (error) {
      this.options.logger.debug({ err: error }, "The cluster cannot be used.");
      return refusedCluster("cluster", wordsOf(error));
    }
  }

  capabilities(): EngineCapabilities {
    return this.#capabilities;
  }

  async acquire(profile: SandboxProfile, options?: { signal?: AbortSignal }): Promise<Sandbox> {
    if (this.#capabilities.tier === "refused") throw new EngineUnavailableError(this.#capabilities.summary);
    return this.#pools.acquire(profile, options?.signal);
  }

  pools(): PoolStatus[] {
    return this.#pools.status();
  }

  resizePool(profile: SandboxProfile, size: number): void {
    this.#pools.resize(profile, size);
    if (size > 0) void this.#ensurePool(profile);
  }

  async sweep(): Promise<number> {
    if (!this.#context || !this.#observer) return 0;
    return sweepCluster(this.#context, this.#observer);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    clearInterval(this.#sweeper);
    this.#scaler?.stop();
    await this.#pools.close();
    const context = this.#context;
    if (!context) return;
    await Promise.all(context.removals);
    await this.#lease?.release();
    await this.#sweepAtLast(context);
    context.watch.stop();
  }

  /** Goes on where an earlier call failed. @throws Error of the API server. */
  async #open(): Promise<EngineContext> {
    const { options } = this;
    const context = await this.#connect();
    this.#observer ??= new LeaseObserver(context);
    for (const { profile } of options.pools)
      if (options.sparePods > 0) this.#deployments.set(profile.key, await ensureDeployment(context, profile));
    this.#lease ??= await takeLease(context, [...this.#deployments.values()]);
    this.#source ??= new SandboxSource(context, this.#deployments);
    this.#scaler ??= new PoolScaler(context, this.#deployments, () => this.pools());
    if (!this.#sweeper) {
      this.#sweeper = setInterval(() => void this.#sweepQuietly(), SWEEP_EVERY_MS);
      this.#sweeper.unref();
      void this.#sweepQuietly();
    }
    return context;
  }

  async #connect(): Promise<EngineContext> {
    if (this.#context) return this.#context;
    const { options } = this;
    const cluster = await connect(options);
    const labelSelector = `${Label.installation}=${options.installation}`;
    const watch = watchPods({ cluster, labelSelector, logger: options.logger });
    await watch.start();
    this.#context = { options, cluster, watch, held: new Set(), removals: new Set() };
    return this.#context;
  }

  /** A pool that was empty so far gets its Deployment; the lease is told first, or another replica would sweep it. */
  async #ensurePool(profile: SandboxProfile): Promise<void> {
    const context = this.#context;
    if (!context || !this.#lease || this.options.sparePods === 0 || this.#deployments.has(profile.key)) return;
    try {
      await this.#lease.use(deploymentName(context, profile));
      this.#deployments.set(profile.key, await ensureDeployment(context, profile));
    } catch (error) {
      this.options.logger.warn(
        { err: error, pool: profile.key },
        "A pool could not be made; its sandboxes are made one by one.",
      );
    }
  }

  async #sweepQuietly(): Promise<void> {
    try {
      const removed = await this.sweep();
      if (removed > 0) this.options.logger.warn({ pods: removed }, "Removed pods that nobody uses any more.");
    } catch (error) {
      // While nobody answers, nobody can renew; each replica gets its whole time again afterwards.
      this.#observer?.reset();
      this.options.logger.debug({ err: error }, "The sweep could not be done.");
    }
  }

  /** What bears this replica's name goes with it, and the pools that no other replica uses. */
  async #sweepAtLast({ held }: EngineContext): Promise<void> {
    held.clear();
    await persist(() => this.sweep(), LAST_SWEEP_MS).catch((error: unknown) =>
      this.options.logger.warn({ err: error }, "What this server left on the cluster could not be removed."),
    );
  }

  #make(profile: SandboxProfile, urgency: AbortSignal, note: NoteStep): Promise<KubernetesSandbox> {
    if (!this.#source) return Promise.reject(new EngineUnavailableError("The engine has not started."));
    return this.#source.make(profile, urgency, note);
  }
}
