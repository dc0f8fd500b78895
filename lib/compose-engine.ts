import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config/config";
import { sandboxLimits } from "./executions/plan";
import { languageDefinitions } from "./languages/all";
import { askVersion } from "./languages/ask-version";
import { createLanguageRegistry, type LanguageRegistry } from "./languages/registry";
import { imageToolchain } from "./languages/toolchain";
import type { Logger } from "./observability/logger";
import type { PoolPlan, SandboxEngine, SandboxLimits } from "./sandboxes/engine";
import { createKubernetesEngine } from "./sandboxes/kubernetes/engine";
import { createLocalEngine } from "./sandboxes/local/engine";

/** Who an engine's sandboxes belong to. */
export interface EngineOwner {
  /** The same for every server that shares this data, or this database. */
  installation: string;
  /** This process alone. */
  replica: string;
}

/** What an engine is made from beside the configuration. */
export interface EngineParts {
  root: string;
  /** Folder for generated files. */
  stateFolder: string;
  owner: EngineOwner;
  pools: readonly PoolPlan[];
  /** Called when an engine whose machines are elsewhere has found them usable; never for this machine. */
  onUsable?: () => void;
  logger: Pick<Logger, "debug" | "info" | "warn" | "error">;
}

/** The engine that the configuration names, not started. With this file, only the doctor knows that there are several. */
export function createEngine(config: Config, parts: EngineParts): SandboxEngine {
  const { root, owner, pools, logger, stateFolder, onUsable } = parts;
  const { engine } = config;
  const now = () => performance.now();
  if (engine.kind === "kubernetes")
    return createKubernetesEngine({
      ...engine.kubernetes,
      ...owner,
      // An image that the cluster needs in any case; with no pools at all, the smallest.
      probeImage: pools.find(({ size }) => size > 0)?.profile.image ?? "bash",
      pools,
      maxStarting: 8,
      logger,
      onUsable,
      now,
    });
  return createLocalEngine({
    installation: owner.installation,
    runnerPath: join(root, "build", "runner", "podium-runner"),
    bwrapPath: engine.bwrap ?? ["/usr/bin/bwrap", "/usr/local/bin/bwrap"].find((path) => existsSync(path)),
    stateFolder,
    pools,
    maxStarting: 2,
    uidStart: engine.uidRangeStart,
    uidCount: engine.uidRangeSize,
    cgroups: engine.cgroups,
    logger,
    now,
  });
}

/** An engine that has started, and the languages that run on it. `undo` gets what ends it. */
export async function openEngine(
  config: Config,
  parts: Omit<EngineParts, "pools" | "onUsable">,
  undo: (() => unknown)[],
): Promise<{ engine: SandboxEngine; languages: LanguageRegistry }> {
  const inImages = config.engine.kind === "kubernetes";
  const languages = await createLanguageRegistry(languageDefinitions, {
    nodePath: process.execPath,
    supportFolder: join(parts.root, "build", "runner", "prime"),
    find: inImages ? async (version) => imageToolchain(version) : undefined,
  });
  const limits = sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders });
  let closing = false;
  // Beside what people run meanwhile: each takes a sandbox of its own, and a start waits for none of them.
  const verify = () => {
    const warn = (fields: object, message: string) => void (closing || parts.logger.warn(fields, message));
    void verifyImages(engine, languages, limits, { warn });
  };
  const pools = languages.pools(limits, config.poolSizes, config.sizes);
  const engine = createEngine(config, { ...parts, pools, onUsable: verify });
  undo.push(() => {
    closing = true;
    return engine.close();
  });
  await engine.start();
  return { engine, languages };
}

/** Languages whose images are asked at one time. */
const ASKED_AT_ONCE = 2;

/** Takes languages out of the list whose image is missing or holds another thing, and learns the versions of the others. */
async function verifyImages(
  engine: SandboxEngine,
  languages: LanguageRegistry,
  limits: SandboxLimits,
  logger: Parameters<typeof askVersion>[3],
): Promise<void> {
  let turns: Promise<unknown>[] = Array.from({ length: ASKED_AT_ONCE }, () => Promise.resolve());
  await languages.verify((language) => {
    const [first, ...others] = turns;
    const asked = (first ?? Promise.resolve()).then(() =>
      askVersion(engine, language, languages.profile(language, limits), logger),
    );
    turns = [...others, asked];
    return asked;
  });
}
