import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LanguageInfo } from "../contracts/executions";
import { ProblemError } from "../contracts/errors";
import type { PoolPlan, SandboxLimits, SandboxProfile } from "../sandboxes/engine";
import { type NamedSize, poolName, type SizeClasses, sizeCalled } from "../sandboxes/sizes";
import { type Extras, findExtras, noExtras } from "./extras";
import { howToGet, infoOf } from "./info";
import type { LanguageDefinition, LanguageVersion } from "./language";
import { SUPPORT_FOLDER } from "./language";
import { assertDistinct, findToolchain, type Toolchain, toolchainMounts } from "./toolchain";

/** A language version that can run here. */
export interface RunnableLanguage {
  definition: LanguageDefinition;
  version: LanguageVersion;
  toolchain: Toolchain;
}

/** The languages of this installation. */
export interface LanguageRegistry {
  list(): LanguageInfo[];
  /** @throws ProblemError `unknown_language` naming what there is, or what to install. */
  resolve(language: string, version?: string): RunnableLanguage;
  /** The sandbox a language runs in, for limits fixed when it is made; with memory and CPU of `size` where one is named. */
  profile(language: RunnableLanguage, limits: SandboxLimits, size?: NamedSize): SandboxProfile;
  /** @param counts sandboxes to keep, by the names of pools and `default` */
  pools(limits: SandboxLimits, counts: Readonly<Record<string, number>>, sizes: SizeClasses): PoolPlan[];
  /** What a language has beside its tools. */
  extras(definition: LanguageDefinition): Extras;
  /** Looks at each version again where it will run; null when it is not there. */
  verify(look: (language: RunnableLanguage) => Promise<{ fullVersion: string; extras: Extras } | null>): Promise<void>;
}

/** Environment every program starts with, before the language's and the caller's own. */
export const baseEnvironment: Readonly<Record<string, string>> = {
  PATH: "/podium/bin:/usr/bin:/bin",
  HOME: "/work",
  USER: "sandbox",
  LOGNAME: "sandbox",
  LANG: "C.UTF-8",
  TMPDIR: "/tmp",
};

/**
 * Looks for every language's tools once.
 * @param options.nodePath the Node.js that JavaScript runs on; @param options.supportFolder the runner's built support files;
 * @param options.find where a tool is; this host when absent,
 * and the images of a cluster otherwise.
 */
export async function createLanguageRegistry(
  definitions: readonly LanguageDefinition[],
  options: {
    nodePath: string;
    supportFolder: string;
    find?: (version: LanguageVersion) => Promise<Toolchain | null>;
  },
): Promise<LanguageRegistry> {
  assertDistinct(definitions);
  const find = options.find ?? ((version: LanguageVersion) => findToolchain(version, options.nodePath));
  const found = new Map<LanguageVersion, Toolchain | null>();
  await Promise.all(
    definitions.flatMap((definition) =>
      definition.versions.map(async (version) => found.set(version, await find(version))),
    ),
  );
  const hostFiles = new Map(
    definitions.map((each) => [each, (each.hostFiles ?? []).filter((path) => existsSync(path))]),
  );
  // Where images run, this host's packages say nothing.
  const look = (each: LanguageDefinition) => (options.find ? noExtras : findExtras(each));
  const extras = new Map(await Promise.all(definitions.map(async (each) => [each, await look(each)] as const)));
  const installation = options.find ? "images" : "host";
  const byName = new Map(
    definitions.flatMap((definition) =>
      [definition.id, ...definition.aliases].map((name) => [name, definition] as const),
    ),
  );

  const resolve = (name: string, wanted?: string): RunnableLanguage => {
    const definition = byName.get(name.trim().toLowerCase());
    if (!definition) {
      const known = definitions.map((each) => each.id).join(", ");
      throw new ProblemError(
        "unknown_language",
        `"${name.slice(0, 64)}" is not a language of this server. It has: ${known}.`,
      );
    }
    const version =
      wanted === undefined
        ? (definition.versions.find((each) => found.get(each)) ?? definition.versions[0])
        : definition.versions.find((each) => each.id === wanted || found.get(each)?.fullVersion === wanted);
    if (!version) {
      const known = definition.versions.map((each) => each.id).join(", ");
      throw new ProblemError(
        "unknown_language",
        `${definition.name} has no version "${wanted?.slice(0, 32)}" here. It has: ${known}.`,
      );
    }
    const toolchain = found.get(version);
    if (!toolchain) {
      throw new ProblemError(
        "unknown_language",
        `${definition.name} is not installed on this server. ${howToGet(definition, installation)}`,
      );
    }
    return { definition, version, toolchain };
  };

  const profile: LanguageRegistry["profile"] = ({ definition, version, toolchain }, standard, size) => {
    const { memoryBytes, cpuMillis } = size ?? standard;
    const limits = { ...standard, memoryBytes, cpuMillis };
    const prime = definition.prime?.({
      binary: toolchain.sandboxPath,
      support: SUPPORT_FOLDER,
      memoryBytes: limits.memoryBytes,
    });
    return {
      key: poolName(`${definition.id}-${version.id}`, size?.name),
      limits,
      image: definition.id,
      prime: prime && { argv: prime.argv, env: { ...baseEnvironment, ...definition.env, ...prime.env } },
      mounts: [
        ...toolchainMounts(toolchain),
        ...(hostFiles.get(definition) ?? []).map((path) => ({ source: path, target: path })),
        ...(definition.support ?? []).map((name) => ({
          source: join(options.supportFolder, name),
          target: `${SUPPORT_FOLDER}/${name}`,
        })),
      ],
    };
  };

  const describe = (definition: LanguageDefinition): LanguageInfo =>
    infoOf(definition, (version) => found.get(version) ?? null, extras.get(definition) ?? noExtras, installation);

  return {
    list: () => definitions.map(describe),
    resolve,
    profile,
    extras: (definition) => extras.get(definition) ?? noExtras,
    async verify(look) {
      const all = definitions.flatMap((definition) => definition.versions.map((version) => ({ definition, version })));
      await Promise.all(
        all.map(async ({ definition, version }) => {
          const toolchain = found.get(version);
          if (!toolchain) return;
          const seen = await look({ definition, version, toolchain });
          found.set(version, seen && { ...toolchain, fullVersion: seen.fullVersion });
          if (seen) extras.set(definition, seen.extras);
        }),
      );
    },
    pools: (limits, counts, sizes) =>
      definitions.flatMap((definition) => {
        const version = definition.versions.find((each) => found.get(each));
        const toolchain = version && found.get(version);
        if (!version || !toolchain) return [];
        const named = Object.keys(sizes).map((name) => sizeCalled(name, sizes));
        return [undefined, ...named].flatMap((size) => {
          const count = counts[poolName(definition.id, size?.name)] ?? (size ? 0 : (counts.default ?? 0));
          return count > 0 ? [{ profile: profile({ definition, version, toolchain }, limits, size), size: count }] : [];
        });
      }),
  };
}
