import type { Cluster } from "./cluster";
import type { KubernetesEngineOptions } from "./options";
import type { PodWatch } from "./pod-watch";

/** What every sandbox of an engine is made with. */
export interface EngineContext {
  options: KubernetesEngineOptions;
  cluster: Cluster;
  /** All pods of this installation. */
  watch: PodWatch;
  /** Removals that nobody waited for; closing the engine does. */
  removals: Set<Promise<void>>;
}
