import type { Cluster } from "./cluster";
import type { KubernetesEngineOptions } from "./options";
import type { PodWatch } from "./pod-watch";

/** What every sandbox of an engine is made with. */
export interface EngineContext {
  options: KubernetesEngineOptions;
  cluster: Cluster;
  /** All pods of this installation. */
  watch: PodWatch;
  /** Names of the pods and Jobs that this replica has asked for and not removed. Others that bear its name are swept. */
  held: Set<string>;
  /** Removals that nobody waited for; closing the engine does. */
  removals: Set<Promise<void>>;
}
