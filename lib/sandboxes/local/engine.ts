import type { EngineCapabilities, PoolStatus, Sandbox, SandboxEngine, SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import { createPools } from "../pool";
import type { Pools } from "../pool";
import type { EngineContext } from "./context";
import { prepareContext } from "./prepare-context";
import { createSandbox } from "./create-sandbox";
import type { LocalEngineOptions } from "./options";
import { createNamer } from "./owner-name";
import { probe } from "./probe";
import { blocked } from "./requirements";
import type { LocalSandbox } from "./sandbox";
import { sweepGroups } from "./sweep";

/**
 * Runs sandboxes on this machine with bubblewrap and control groups.
 * @throws Error when the installation's id is not usable.
 */
export function createLocalEngine(options: LocalEngineOptions): SandboxEngine {
  return new LocalEngine(options);
}

class LocalEngine implements SandboxEngine {
  readonly name = "local";
  #capabilities: EngineCapabilities = {
    engine: "local",
    tier: "refused",
    summary: "The engine has not started.",
    checks: [],
  };
  #context: EngineContext | undefined;
  readonly #pools: Pools<LocalSandbox>;
  readonly #nextName: () => string;

  constructor(private readonly options: LocalEngineOptions) {
    this.#nextName = createNamer(options.installation);
    this.#pools = createPools<LocalSandbox>({
      plans: options.pools,
      maxStarting: options.maxStarting,
      start: (profile, urgency) => this.#create(profile, urgency),
      onHandOver: (sandbox, warm) => {
        sandbox.warm = warm;
      },
      onFailure: (key, error, retryMs) =>
        options.logger.warn({ err: error, pool: key, retryMs }, "A sandbox of a pool failed."),
      now: options.now,
    });
  }

  async start(): Promise<EngineCapabilities> {
    const { logger } = this.options;
    const obstacle = blocked(this.options);
    if (obstacle) {
      this.#capabilities = obstacle;
    } else {
      const { context, checks } = await prepareContext(this.options, this.#nextName);
      this.#context = context;
      const [capabilities] = await Promise.all([probe(context, checks), this.sweep()]);
      this.#capabilities = capabilities;
    }
    const { tier, summary } = this.#capabilities;
    if (tier === "full") logger.info({ tier }, summary);
    else
      logger.warn({ tier, checks: this.#capabilities.checks.filter((check) => check.state !== "enforced") }, summary);
    if (tier !== "refused") this.#pools.fill();
    return this.#capabilities;
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
  }

  async sweep(): Promise<number> {
    const driver = this.#context?.cgroups;
    return driver ? sweepGroups(driver, this.options.installation, this.options.logger) : 0;
  }

  async close(): Promise<void> {
    await Promise.all([this.#pools.close(), ...(this.#context?.removals ?? [])]);
    await this.#context?.spawner.close();
    await this.#context?.cgroups?.close();
    await this.#context?.stage.close();
  }

  #create(profile: SandboxProfile, urgency: AbortSignal): Promise<LocalSandbox> {
    if (!this.#context) return Promise.reject(new EngineUnavailableError("The engine has not started."));
    return createSandbox(this.#context, profile, urgency);
  }
}
