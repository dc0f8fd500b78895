import type { Identity } from "../auth/identity";
import type { Config } from "../config/config";
import type { LanguageRegistry } from "../languages/registry";
import type { PolicyService } from "../policy/service";
import type { SandboxEngine } from "../sandboxes/engine";
import type { Dispatcher } from "./dispatcher";
import type { FollowParts } from "./event-reader";
import type { EventWriter } from "./event-writer";
import type { ExecutionControl } from "./execution-control";
import type { OwnerFeed } from "./owner-feed";
import type { Permits } from "./permits";
import type { ExecutionRepository } from "./repository";

/** What the service is made of. */
export interface ServiceParts {
  repository: ExecutionRepository;
  dispatcher: Dispatcher;
  feed: OwnerFeed;
  follow: FollowParts;
  control: ExecutionControl;
  writer: EventWriter;
  permits: Permits;
  languages: LanguageRegistry;
  engine: Pick<SandboxEngine, "capabilities">;
  identity: Pick<Identity, "readToken" | "controlToken" | "tokenGrants">;
  config: Config;
  replicaId: string;
  policy: Pick<PolicyService, "admit" | "allowance">;
  clock: () => number;
}
