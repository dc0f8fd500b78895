import type { Logger } from "../observability/logger";
import type { ExecutionRepository } from "./repository";

/** Lease of a process in database time, how often it is renewed, and the grace sweepers give, in milliseconds. */
const LEASE_MS = 30_000;
const RENEW_MS = 5_000;
const GRACE_MS = 30_000;
/** Without a renewal for this long a process must assume that others have ended its executions. */
const LOST_MS = 20_000;

/** Who this process is among those that share the database. */
export interface ReplicaIdentity {
  /** New at every start. */
  replicaId: string;
  /** The same at every start in one data folder; only one process can have it at a time. */
  name: string;
  installation: string;
  /** Where the others reach it; absent when it is alone. */
  address?: string;
}

/** Keeps this process's lease and ends what dead processes left running. */
export class Recovery {
  private timer: NodeJS.Timeout | null = null;
  private renewedAt: number;

  constructor(
    private readonly repository: Pick<
      ExecutionRepository,
      "renewLease" | "interruptOrphans" | "releaseLease" | "repairCounters"
    >,
    private readonly identity: ReplicaIdentity,
    private readonly logger: Logger,
    private readonly clock: () => number,
    /** Called when the lease was lost: running executions must end. */
    private readonly onLost: () => void,
    /** Told what was ended for a process that is gone. */
    private readonly onEnded: (ids: readonly string[]) => void = () => undefined,
  ) {
    this.renewedAt = clock();
  }

  /** Takes the lease and ends what an earlier process of this name left; resolves to how many. */
  async start(): Promise<number> {
    await this.repository.renewLease({ ...this.identity, leaseMs: LEASE_MS });
    const ended = await this.repository.interruptOrphans({ ...this.identity, graceMs: GRACE_MS });
    this.onEnded(ended);
    const wrong = await this.repository.repairCounters();
    if (wrong > 0) this.logger.warn({ owners: wrong }, "counters of owners were wrong and were counted again");
    this.renewedAt = this.clock();
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
    return ended.length;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.repository.releaseLease(this.identity.replicaId);
  }

  private async renew(): Promise<void> {
    try {
      await this.repository.renewLease({ ...this.identity, leaseMs: LEASE_MS });
      this.renewedAt = this.clock();
      const ended = await this.repository.interruptOrphans({ ...this.identity, graceMs: GRACE_MS });
      this.onEnded(ended);
      if (ended.length > 0) this.logger.warn({ executions: ended.length }, "ended what a lost process left running");
    } catch (error) {
      this.logger.warn({ err: error }, "the lease could not be renewed");
      if (this.clock() - this.renewedAt > LOST_MS) this.onLost();
    }
  }
}
