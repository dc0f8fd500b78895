import type { Config } from "../config/config";
import type { Database } from "../db/client";
import type { LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import { createPostgresScriptRepository } from "./postgres-repository";
import { createScriptService } from "./script-service";
import type { ScriptService } from "./service";

/** How often the bin is looked through, and how long something stays there. */
const SWEEP_MS = 60 * 60 * 1000;
const BIN_MS = 30 * 24 * 60 * 60 * 1000;

/** Scripts of this process. */
export interface Scripts {
  service: ScriptService;
  stop(): void;
}

/** Wires the parts of this domain. */
export function composeScripts(parts: {
  database: Database;
  languages: LanguageRegistry;
  config: Config;
  logger: Logger;
  clock: () => number;
}): Scripts {
  const { database, languages, config, logger, clock } = parts;
  const repository = createPostgresScriptRepository(database.prisma);
  const sweep = () =>
    repository
      .emptyBin(new Date(clock() - BIN_MS))
      .catch((err: unknown) => logger.warn({ err }, "the bin of scripts could not be emptied"));
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  timer.unref();
  return { service: createScriptService({ repository, languages, config, clock }), stop: () => clearInterval(timer) };
}
