import type { V1Pod } from "@kubernetes/client-node";
import type { SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import type { NoteStep } from "../pool";
import type { SizeClass } from "../sizes";
import { claim, claimable } from "./claim";
import type { EngineContext } from "./context";
import { makeColdPod } from "./make-pod";
import { KubernetesSandbox } from "./sandbox";
import { SandboxPod } from "./sandbox-pod";
import { waitForPods } from "./wait";

/** How long a pool's controller may take before one sandbox is made by hand in its place. */
const WARM_MS = 60_000;

/** Where an engine's sandboxes come from: claimed from a pool, or made cold. */
export class SandboxSource {
  readonly #claiming = new Set<string>();

  constructor(
    private readonly context: EngineContext,
    /** Names of the pools' Deployments, by the key of the profile. */
    private readonly deployments: ReadonlyMap<string, string>,
  ) {}

  /**
   * A sandbox, attached and primed. Somebody who waits is not kept waiting for a pool that is empty.
   * @param urgency aborted when, or as soon as, somebody waits for it.
   * @throws EngineUnavailableError with a sentence for people.
   */
  async make(profile: SandboxProfile, urgency: AbortSignal, note: NoteStep): Promise<KubernetesSandbox> {
    const deployment = this.deployments.get(profile.key);
    const claimed = deployment === undefined ? undefined : await this.#claim(deployment, urgency, note);
    const pod = claimed ?? (await makeColdPod(this.context, profile));
    const { now } = this.context.options;
    const begun = now();
    const connected = await SandboxPod.connect(this.context, pod, profile);
    note("attach", now() - begun);
    return this.wrap(connected);
  }

  /** A sandbox of a pod that is connected. */
  wrap(pod: SandboxPod): KubernetesSandbox {
    const { now } = this.context.options;
    return new KubernetesSandbox(pod, { now, another: (like, size) => this.#another(like, size) });
  }

  async #another({ profile }: SandboxPod, size: SizeClass): Promise<SandboxPod> {
    const limits = { ...profile.limits, ...size };
    // Primed or not: what runs here is another command than the one that was primed.
    const like: SandboxProfile = { ...profile, limits, prime: undefined };
    return SandboxPod.connect(this.context, await makeColdPod(this.context, like), like);
  }

  async #claim(deployment: string, urgency: AbortSignal, note: NoteStep): Promise<V1Pod | undefined> {
    const { now } = this.context.options;
    const until = now() + WARM_MS;
    for (;;) {
      const begun = now();
      const pod = await claim(this.context, deployment, this.#claiming);
      if (pod) note("claim", now() - begun);
      if (pod || urgency.aborted) return pod;
      const ms = until - now();
      if (ms <= 0) return undefined;
      await this.#awaitWarm(deployment, ms, urgency);
    }
  }

  async #awaitWarm(deployment: string, ms: number, urgency: AbortSignal): Promise<void> {
    const free = () => claimable(this.context, deployment).some((pod) => !this.#claiming.has(pod.metadata?.name ?? ""));
    const late = () => new EngineUnavailableError("The pool has no pod that runs.");
    await waitForPods(this.context.watch, () => free() || undefined, { ms, late, signal: urgency }).catch(
      () => undefined,
    );
  }
}
