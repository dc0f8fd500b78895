import type { CgroupDriver } from "./cgroup";
import type { HostLayout } from "./host-layout";
import type { LocalEngineOptions } from "./options";
import type { Spawner } from "./spawner";
import type { Stage } from "./stage";
import type { UidLeases } from "./uid-leases";

/** What every sandbox of an engine is made from. */
export interface EngineContext {
  options: LocalEngineOptions & { bwrapPath: string };
  layout: HostLayout;
  stage: Stage;
  spawner: Spawner;
  /** Absent: no control groups, the weak tier. */
  cgroups?: CgroupDriver;
  /** Absent when the server is not root: sandboxes then run as its own user. */
  uids?: UidLeases;
  /** A new name for each sandbox and its control group. */
  nextName(): string;
  /** Removals that nobody waited for; closing the engine does. */
  removals: Set<Promise<void>>;
}
