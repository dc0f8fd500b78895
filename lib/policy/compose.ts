import type { AuditLog } from "../audit/service";
import type { Config } from "../config/config";
import type { Database } from "../db/client";
import type { Logger } from "../observability/logger";
import { Policy } from "./policy";
import { createPostgresPolicyRepository, policyChannel } from "./postgres-repository";
import type { PolicyService } from "./service";

/** Reads the rules and keeps them as other servers change them. */
export async function composePolicy(parts: {
  database: Database;
  config: Config;
  audit: AuditLog;
  languages: readonly string[];
  logger: Logger;
  clock: () => number;
}): Promise<PolicyService> {
  const { database, logger, ...rest } = parts;
  const policy = new Policy({ ...rest, repository: createPostgresPolicyRepository(database.prisma) });
  await policy.load();
  const again = () =>
    void policy
      .load()
      .catch((err: unknown) => logger.warn({ err }, "changed limits could not be read; the old ones stay"));
  await database.listen(policyChannel, again, again);
  return policy;
}
