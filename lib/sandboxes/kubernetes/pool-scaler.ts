import type { PoolStatus } from "../engine";
import type { EngineContext } from "./context";
import { scaleDeployment } from "./pool-deployments";

const LOOK_MS = 500;
/** Pods made ahead for one pool at one time beside the spare ones, so that nodes are not overrun. */
const MOST_AHEAD = 32;

/**
 * Lets a pool's controller make as many pods at once as the pool lacks, and the spare ones alone when it lacks none. The
 * controller would otherwise make one after the other, as each is claimed.
 */
export class PoolScaler {
  readonly #sizes = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #busy = false;

  constructor(
    private readonly context: EngineContext,
    private readonly deployments: ReadonlyMap<string, string>,
    private readonly pools: () => PoolStatus[],
  ) {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (const pool of this.pools()) await this.#scale(pool);
    } catch (error) {
      this.context.options.logger.debug({ err: error }, "A pool could not be scaled; trying again.");
    } finally {
      this.#busy = false;
    }
  }

  async #scale({ key, size, ready }: PoolStatus): Promise<void> {
    const deployment = this.deployments.get(key);
    if (deployment === undefined) return;
    const { sparePods } = this.context.options;
    const lacking = size - ready;
    const now = this.#sizes.get(deployment) ?? sparePods;
    // What was asked for stays until nothing lacks: fewer would take away pods that are being made.
    const wanted = lacking <= 1 ? sparePods : Math.max(now, sparePods + Math.min(lacking, MOST_AHEAD));
    if (wanted === now) return;
    await scaleDeployment(this.context, deployment, wanted);
    this.#sizes.set(deployment, wanted);
  }
}
