import type { Logger } from "../observability/logger";
import { createAdminQueries } from "./admin-queries";
import { type AdminParts, createAdminService } from "./admin-service";
import type { AdminService } from "./service";

/** How often hours that are over are counted. */
const COUNT_MS = 5 * 60_000;

/** Administration of this process. */
export interface Admin {
  service: AdminService;
  stop(): void;
}

/** Wires the parts of this domain, and counts usage as time goes on. */
export function composeAdmin({ logger, ...parts }: AdminParts & { logger: Logger }): Admin {
  const queries = createAdminQueries(parts.database);
  const count = () =>
    queries.countUsage().catch((err: unknown) => logger.warn({ err }, "usage could not be counted; trying again"));
  const timer = setInterval(() => void count(), COUNT_MS);
  timer.unref();
  void count();
  return { service: createAdminService(parts), stop: () => clearInterval(timer) };
}
