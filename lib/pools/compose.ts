import type { AuditLog } from "../audit/service";
import type { Config } from "../config/config";
import type { Database } from "../db/client";
import { sandboxLimits } from "../executions/plan";
import type { LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { SandboxEngine } from "../sandboxes/engine";
import { ofPoolName, poolName, sizeCalled } from "../sandboxes/sizes";
import { createPoolService } from "./pool-service";
import { sizeAt } from "./pool-sizes";
import { createPostgresPoolRepository, poolChannel } from "./postgres-repository";
import type { StoredWindow } from "./repository";
import type { PoolService } from "./service";

/** How often sizes are looked at again. */
const APPLY_MS = 5_000;
/** How long a window that is over is remembered. */
const REMEMBER_MS = 7 * 24 * 3_600_000;

/** Pools of this process. */
export interface PoolsOfServer {
  service: PoolService;
  stop(): void;
}

/** Wires the parts of this domain, and sizes the engine's pools as windows open and close. */
export async function composePools(parts: {
  database: Database;
  config: Config;
  engine: SandboxEngine;
  languages: LanguageRegistry;
  audit: AuditLog;
  installation: string;
  logger: Logger;
  clock: () => number;
}): Promise<PoolsOfServer> {
  const { database, config, engine, languages, audit, installation, logger, clock } = parts;
  const repository = createPostgresPoolRepository(database);
  const limits = sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders });
  const applied = new Map<string, number>();

  const apply = async () => {
    const now = clock();
    const windows = await repository.list(new Date(now));
    const servers = windows.length > 0 ? await repository.servers(installation) : 1;
    for (const pool of affected(windows, applied)) {
      const { language, size } = ofPoolName(pool);
      const named = size === undefined ? undefined : sizeCalled(size, config.sizes);
      // Reserved when the configuration still had it.
      if (size !== undefined && !named) continue;
      const configured = config.poolSizes[pool] ?? (named ? 0 : (config.poolSizes.default ?? 0));
      const count = sizeAt(windows, { language, size, configured, servers }, now);
      if ((applied.get(pool) ?? configured) === count) continue;
      engine.resizePool(languages.profile(languages.resolve(language), limits, named), count);
      applied.set(pool, count);
      logger.info({ pool, count }, "a pool keeps another number of sandboxes");
    }
  };
  const again = () =>
    void apply().catch((err: unknown) => logger.warn({ err }, "sizes of pools could not be read; the old ones stay"));
  const timer = setInterval(again, APPLY_MS);
  timer.unref();
  again();
  await database.listen(poolChannel, again, again);
  void repository.forget(new Date(clock() - REMEMBER_MS)).catch(() => undefined);
  return {
    service: createPoolService({
      repository,
      engine,
      languages,
      audit,
      sizes: config.sizes,
      most: config.poolWindowMost,
      clock,
    }),
    stop: () => clearInterval(timer),
  };
}

/** Pools whose number may have to change. */
function affected(windows: readonly StoredWindow[], applied: ReadonlyMap<string, number>): ReadonlySet<string> {
  return new Set([...windows.map(({ language, size }) => poolName(language, size)), ...applied.keys()]);
}
