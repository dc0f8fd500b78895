import type { V1Lease } from "@kubernetes/client-node";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label } from "./labels";
import { make, persist } from "./retry";

/** Validity of a lease and how often it is renewed. */
const LEASE_SECONDS = 30;
const RENEW_MS = 5_000;
/** How much longer than its lease a replica is left alone: it may have been away from the API server as we were. */
const GRACE_MS = 30_000;
/** Deployments the replica uses, separated by commas. */
const POOLS = "podium.dev/pools";

/** This replica's lease: as long as it is renewed, no other replica touches its sandboxes. */
export interface ReplicaLease {
  /** Says that this replica uses one more Deployment. @throws Error of the API server. */
  use(deployment: string): Promise<void>;
  /** Gives it back. Never rejects. */
  release(): Promise<void>;
}

const leaseName = (replica: string) => `podium-replica-${replica}`;

/** Takes the lease and keeps it. @throws Error of the API server. */
export async function takeLease(context: EngineContext, first: readonly string[]): Promise<ReplicaLease> {
  const { cluster, options } = context;
  const deployments = [...first];
  const { namespace } = cluster;
  const name = leaseName(options.replica);
  const take = () =>
    make(() => cluster.coordination.createNamespacedLease({ namespace, body: lease(context, deployments) }), 10_000);
  await take();
  let released = false;
  const renew = async () => {
    try {
      const body = [{ op: "replace", path: "/spec/renewTime", value: cluster.microTime() }];
      await cluster.coordination.patchNamespacedLease({ name, namespace, body }, cluster.jsonPatch);
    } catch (error) {
      // Somebody thought this replica dead and swept: what it has left needs the lease again.
      if (statusOf(error) !== 404) throw error;
      if (!released) await take();
    }
  };
  const timer = setInterval(
    () => void renew().catch((err: unknown) => options.logger.warn({ err }, "The lease could not be renewed.")),
    RENEW_MS,
  );
  timer.unref();
  return {
    async use(deployment) {
      deployments.push(deployment);
      const value = { [POOLS]: deployments.join(",") };
      const body = [{ op: "add", path: "/metadata/annotations", value }];
      await cluster.coordination.patchNamespacedLease({ name, namespace, body }, cluster.jsonPatch);
    },
    async release() {
      released = true;
      clearInterval(timer);
      const ask = () => cluster.coordination.deleteNamespacedLease({ name, namespace });
      await persist(ask, 5_000).catch((err: unknown) =>
        options.logger.warn({ err }, "The lease could not be given back."),
      );
    },
  };
}

function lease({ cluster, options }: EngineContext, deployments: readonly string[]): V1Lease {
  return {
    metadata: {
      name: leaseName(options.replica),
      labels: { [Label.installation]: options.installation, [Label.replica]: options.replica },
      annotations: { [POOLS]: deployments.join(",") },
    },
    spec: {
      holderIdentity: options.replica,
      leaseDurationSeconds: LEASE_SECONDS,
      acquireTime: cluster.microTime(),
      renewTime: cluster.microTime(),
    },
  };
}

/** Whose lease is valid, and what they use. */
export interface LivingReplicas {
  replicas: ReadonlySet<string>;
  deployments: ReadonlySet<string>;
  /** Names of the leases that are not valid any more. */
  dead: readonly string[];
}

/**
 * Remembers when each lease was last seen to change. Only that is compared, by this replica's own clock: the clocks of two
 * nodes may be minutes apart.
 */
export class LeaseObserver {
  readonly #seen = new Map<string, { renewed: string; at: number }>();
  #since: number | undefined;

  constructor(private readonly context: EngineContext) {}

  /** @throws Error of the API server. */
  async living(): Promise<LivingReplicas> {
    const { cluster, options } = this.context;
    const labelSelector = `${Label.installation}=${options.installation}`;
    const { items } = await cluster.coordination.listNamespacedLease({ namespace: cluster.namespace, labelSelector });
    const alive = items.filter((item) => this.#isAlive(item));
    return {
      replicas: new Set(alive.map((item) => item.metadata?.labels?.[Label.replica] ?? "")),
      deployments: new Set(alive.flatMap((item) => item.metadata?.annotations?.[POOLS]?.split(",") ?? [])),
      dead: items.filter((item) => !alive.includes(item)).map((item) => item.metadata?.name ?? ""),
    };
  }

  /** Forgets how long leases have not changed: while the API server was away nobody could renew. */
  reset(): void {
    this.#seen.clear();
    this.#since = undefined;
  }

  #isAlive({ metadata, spec }: V1Lease): boolean {
    const now = this.context.options.now();
    this.#since ??= now;
    const name = metadata?.name ?? "";
    const renewed = JSON.stringify(spec?.renewTime ?? "");
    const seen = this.#seen.get(name);
    if (seen?.renewed !== renewed) this.#seen.set(name, { renewed, at: now });
    const unchangedMs = now - (seen?.renewed === renewed ? seen.at : now);
    return unchangedMs < LEASE_SECONDS * 1_000 + GRACE_MS;
  }
}
