import type { Identity } from "../auth/identity";
import type { Config } from "../config/config";
import type { ExecutionService } from "../executions/service";
import type { LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { PolicyService } from "../policy/service";
import { Liveness } from "./liveness";
import type { ShareRepository } from "./repository";
import type { ShareService } from "./service";
import { createShareService } from "./share-service";
import { withSharedReading } from "./shared-executions";

/** How often what is over is looked for; rate buckets without use for this long are full again anyway. */
const sweepMs = 60 * 60 * 1000;

/** What shares are built from. */
export interface SharesParts {
  config: Config;
  repository: ShareRepository;
  executions: ExecutionService;
  languages: LanguageRegistry;
  identity: Pick<Identity, "readToken">;
  policy: Pick<PolicyService, "admit">;
  logger: Logger;
  clock: () => number;
}

/** Shares of this process. */
export interface Shares {
  service: ShareService;
  /** The executions given, readable with a share's token as well. */
  executions: ExecutionService;
  /** Ends the sweep. */
  stop(): void;
}

/** Wires the parts of this domain. */
export function composeShares({
  config,
  repository,
  executions,
  languages,
  identity,
  policy,
  logger,
  clock,
}: SharesParts): Shares {
  const liveness = new Liveness(repository, clock);
  const sweep = () =>
    Promise.all([
      repository.deleteIdleBuckets(new Date(clock() - sweepMs)),
      repository.deleteExpired(new Date(clock())),
    ]).catch((error: unknown) => logger.warn({ err: error }, "what is over of sharing could not be deleted"));
  const timer = setInterval(() => void sweep(), sweepMs);
  timer.unref();
  return {
    service: createShareService({ repository, executions, liveness, languages, config, policy, clock }),
    executions: withSharedReading({ executions, liveness, identity }),
    stop: () => clearInterval(timer),
  };
}
