import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Config } from "./config";
import { kubernetesFrom } from "./kubernetes-settings";
import { badValue, ConfigError, unknownName } from "./problems";
import { compileLimits } from "./profiles";
import type { Setting } from "./setting";
import { settings, type Values } from "./settings";
import { ofPoolName } from "../sandboxes/sizes";

/** Variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What {@link loadConfig} needs besides the environment. */
export interface LoadOptions {
  /** The checkout: relative folders start here, and its package.json names the version. */
  root: string;
  /** Cores that defaults count with; this machine's when absent. */
  cores?: number;
}

/**
 * Turns the environment into the configuration. The only reader of the environment.
 * @throws ConfigError with one sentence for every variable that is unknown or does not fit.
 */
export function loadConfig(env: Environment, options: LoadOptions): Config {
  const { values, chosen, problems } = parse(env, options.cores ?? availableParallelism());
  if (values.DATABASE_URL !== undefined && values.PODIUM_SECRET === undefined && !env.PODIUM_SECRET) {
    problems.push(
      "DATABASE_URL is set, so PODIUM_SECRET must be too: every copy of Podium that shares a database signs with the same key. Set it to at least 32 random characters, for example from `openssl rand -hex 32`.",
    );
  }
  if (values.PODIUM_SMTP_URL !== undefined && values.PODIUM_PUBLIC_URL === undefined) {
    problems.push(
      "PODIUM_SMTP_URL is set, so PODIUM_PUBLIC_URL must be too: links in mails must not lead where a request's own Host header says.",
    );
  }
  problems.push(...unknownSizes(values), ...equalSizes(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return assemble(values, {
    root: options.root,
    profile: chosen.PODIUM_LIMITS_PROFILE ?? "",
    production: env.NODE_ENV === "production",
  });
}

/** Pools of sizes that nothing says the memory of. */
function unknownSizes({ PODIUM_POOL, PODIUM_SIZES }: Values): string[] {
  const sizes = Object.keys(PODIUM_SIZES ?? {});
  const has = sizes.length > 0 ? `which has ${sizes.join(", ")}` : "which is empty";
  return Object.keys(PODIUM_POOL ?? {}).flatMap((name) => {
    const { size } = ofPoolName(name);
    return size === undefined || sizes.includes(size)
      ? []
      : [
          `PODIUM_POOL names ${name}, but "${size}" is not in PODIUM_SIZES, ${has}. Set for example PODIUM_SIZES=${size}=1024/2000.`,
        ];
  });
}

/** Sizes that no run could tell apart: a run finds its pool by its memory and CPU. */
function equalSizes({ PODIUM_SIZES = {} }: Values): string[] {
  const named = Object.entries(PODIUM_SIZES);
  return named.flatMap(([name, size]) => {
    const first = named.find(
      ([, { memoryBytes, cpuMillis }]) => size.memoryBytes === memoryBytes && size.cpuMillis === cpuMillis,
    );
    return first === undefined || first[0] === name
      ? []
      : [`PODIUM_SIZES gives ${name} the memory and CPU of ${first[0]}. Leave one of them out.`];
  });
}

function parse(env: Environment, cores: number) {
  const known = Object.keys(settings);
  const problems = Object.keys(env)
    .filter((name) => name.startsWith("PODIUM_") && !known.includes(name))
    .map((name) => unknownName(name, known));
  const chosen: Record<string, string | undefined> = {};
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const fallback = setting.fallback?.({ chosen, cores });
    // An empty variable counts as absent: that is how compose files and shells write "not set".
    const given = env[name]?.trim() || undefined;
    const parsed = setting.schema.safeParse(given ?? fallback);
    const bad = given !== undefined && !parsed.success;
    if (bad) problems.push(badValue(name, given, setting, fallback));
    chosen[name] = bad ? fallback : (given ?? fallback);
    values[name] = parsed.data;
  }
  return { values: values as Values, chosen, problems };
}

function assemble(values: Values, facts: { root: string; profile: string; production: boolean }): Config {
  const manifest = JSON.parse(readFileSync(path.join(facts.root, "package.json"), "utf8")) as { version: string };
  return {
    version: manifest.version,
    production: facts.production,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PODIUM_PUBLIC_URL,
    dataFolder: path.resolve(facts.root, values.PODIUM_DATA),
    databaseUrl: values.DATABASE_URL,
    secret: values.PODIUM_SECRET,
    peer: { host: values.PODIUM_PEER_HOST, port: values.PODIUM_PEER_PORT },
    logLevel: values.PODIUM_LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    corsOrigins: values.PODIUM_CORS_ORIGINS,
    embedOrigins: values.PODIUM_EMBED_ORIGINS,
    limitsProfile: facts.profile,
    ...limitsFrom(values),
    ...capacityFrom(values),
    engine: {
      kind: values.PODIUM_ENGINE,
      bwrap: values.PODIUM_BWRAP,
      cgroups: values.PODIUM_CGROUPS === "auto",
      uidRangeStart: values.PODIUM_UID_START,
      uidRangeSize: values.PODIUM_UID_COUNT,
      kubernetes: kubernetesFrom(values),
    },
    signIn: signInFrom(values),
    mail: values.PODIUM_SMTP_URL ? { url: values.PODIUM_SMTP_URL, from: values.PODIUM_MAIL_FROM } : undefined,
    metricsToken: values.PODIUM_METRICS_TOKEN,
    shutdownGraceMs: values.PODIUM_SHUTDOWN_GRACE_MS,
  };
}

function signInFrom(values: Values): Config["signIn"] {
  const pair = (id: string | undefined, secret: string | undefined) => (id && secret ? { id, secret } : undefined);
  const issuer = values.PODIUM_OIDC_ISSUER?.replace(/\/$/, "");
  const oidc = pair(values.PODIUM_OIDC_ID, values.PODIUM_OIDC_SECRET);
  return {
    github: pair(values.PODIUM_GITHUB_ID, values.PODIUM_GITHUB_SECRET),
    google: pair(values.PODIUM_GOOGLE_ID, values.PODIUM_GOOGLE_SECRET),
    oidc:
      oidc && issuer
        ? {
            ...oidc,
            issuer,
            name: values.PODIUM_OIDC_NAME,
            groupsClaim: values.PODIUM_OIDC_GROUPS_CLAIM,
            adminGroups: values.PODIUM_OIDC_ADMIN_GROUPS,
            teacherGroups: values.PODIUM_OIDC_TEACHER_GROUPS,
          }
        : undefined,
  };
}

function limitsFrom(values: Values) {
  return {
    limits: {
      wallMs: values.PODIUM_LIMIT_WALL_MS,
      cpuMs: values.PODIUM_LIMIT_CPU_MS,
      memoryBytes: values.PODIUM_LIMIT_MEMORY_MIB,
      cpuMillis: values.PODIUM_LIMIT_CPU_MILLIS,
      processes: values.PODIUM_LIMIT_PROCESSES,
      outputBytes: values.PODIUM_LIMIT_OUTPUT_KIB,
      fileBytes: values.PODIUM_LIMIT_FILE_MIB,
      openFiles: values.PODIUM_LIMIT_OPEN_FILES,
      artifactFiles: values.PODIUM_LIMIT_ARTIFACT_FILES,
      artifactBytes: values.PODIUM_LIMIT_ARTIFACT_MIB,
    },
    folders: { workBytes: values.PODIUM_LIMIT_WORK_MIB, tmpBytes: values.PODIUM_LIMIT_TMP_MIB },
    totalMs: values.PODIUM_LIMIT_TOTAL_MS,
    compileLimits: {
      ...compileLimits,
      wallMs: values.PODIUM_COMPILE_WALL_MS,
      cpuMs: values.PODIUM_COMPILE_WALL_MS,
      memoryBytes: values.PODIUM_COMPILE_MEMORY_MIB,
      cpuMillis: values.PODIUM_COMPILE_CPU_MILLIS,
    },
    compileCacheBytes: values.PODIUM_COMPILE_CACHE_MIB,
    request: {
      sourceBytes: values.PODIUM_REQUEST_SOURCE_KIB,
      files: values.PODIUM_REQUEST_FILES,
      filesBytes: values.PODIUM_REQUEST_FILES_MIB,
      stdinBytes: values.PODIUM_REQUEST_STDIN_KIB,
      bodyBytes: values.PODIUM_REQUEST_BODY_MIB,
    },
  };
}

function capacityFrom(values: Values) {
  return {
    rate: {
      owner: { perMinute: values.PODIUM_RATE_OWNER_PER_MINUTE, burst: values.PODIUM_RATE_OWNER_BURST },
      address: { perMinute: values.PODIUM_RATE_ADDRESS_PER_MINUTE, burst: values.PODIUM_RATE_ADDRESS_BURST },
    },
    maxRunning: values.PODIUM_MAX_RUNNING,
    maxRunningPerOwner: values.PODIUM_MAX_RUNNING_PER_OWNER,
    maxQueued: values.PODIUM_MAX_QUEUED,
    maxQueuedPerOwner: values.PODIUM_MAX_QUEUED_PER_OWNER,
    maxSharesPerOwner: values.PODIUM_MAX_SHARES_PER_OWNER,
    sizes: values.PODIUM_SIZES,
    poolSizes:
      values.PODIUM_POOL.default === undefined ? { ...defaultPools, ...values.PODIUM_POOL } : values.PODIUM_POOL,
    poolWindowMost: values.PODIUM_POOL_WINDOW_MOST,
    retentionDays: values.PODIUM_RETENTION_DAYS,
  };
}

/** Pools of languages that a list without `default` does not name. */
const defaultPools = settings.PODIUM_POOL.schema.parse(settings.PODIUM_POOL.fallback?.({ chosen: {}, cores: 1 }) ?? "");
