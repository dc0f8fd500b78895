import type { Limits } from "../contracts/limits";
import type { SizeClasses } from "../sandboxes/sizes";

/** An OpenID Connect provider, and what its groups make of people here. */
export interface OidcConfig {
  id: string;
  secret: string;
  issuer: string;
  name: string;
  groupsClaim: string;
  /** With both lists empty roles are set by administrators alone. */
  adminGroups: readonly string[];
  teacherGroups: readonly string[];
}

/** Everything configurable, parsed once from the environment; see `.env.example`. */
export interface Config {
  version: string;
  production: boolean;
  host: string;
  port: number;
  /** Where Podium is reached from outside, without a slash at the end; absent: from the request. */
  publicUrl?: string;
  /** Folder of data; absolute. */
  dataFolder: string;
  /** Absent: the embedded server. */
  databaseUrl?: string;
  /** Where other servers of the same database reach this one; port 0 is any. */
  peer: { host: string; port: number };
  /** Required with `databaseUrl`; generated and kept in the data folder otherwise. */
  secret?: string;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  trustedProxies: readonly string[];
  corsOrigins: readonly string[];
  /** Origins whose pages may frame `/embed`. */
  embedOrigins: readonly string[];
  limitsProfile: string;
  /** Largest limits of the chosen profile, with single overrides applied. */
  limits: Limits;
  /** Sizes of the folders, in bytes. */
  folders: { workBytes: number; tmpBytes: number };
  /** Ceiling of an interactive run with its waits, in milliseconds. */
  totalMs: number;
  /** Limits of a compiler, in the same units. */
  compileLimits: Limits;
  compileCacheBytes: number;
  request: { sourceBytes: number; files: number; filesBytes: number; stdinBytes: number; bodyBytes: number };
  /** Token buckets of executions started, for each person and each network address; shares made have buckets of their own. */
  rate: Readonly<Record<"owner" | "address", { perMinute: number; burst: number }>>;
  /** Sandboxes in use at one time. */
  maxRunning: number;
  maxRunningPerOwner: number;
  maxQueued: number;
  maxQueuedPerOwner: number;
  /** Shares that one owner may hold at one time; expired ones do not count. */
  maxSharesPerOwner: number;
  /** Sizes of sandboxes beside the standard one, which has the largest limits. */
  sizes: SizeClasses;
  /** Warm sandboxes kept, by language id, `default` for those not named, or language and size such as `python@large`. */
  poolSizes: Readonly<Record<string, number>>;
  /** Sandboxes of one language that windows may keep warm at one time, beside those. */
  poolWindowMost: number;
  retentionDays: number;
  engine: {
    kind: "local" | "kubernetes";
    /** Absent: found by looking. */
    bwrap?: string;
    cgroups: boolean;
    uidRangeStart: number;
    uidRangeSize: number;
    /** Used by the kind of that name; lib/sandboxes/kubernetes/options.ts says what each is. */
    kubernetes: {
      kubeconfig?: string;
      context?: string;
      namespace: string;
      image: string;
      imagePullPolicy: "Always" | "IfNotPresent" | "Never";
      imagePullSecrets: readonly string[];
      seccompProfile: string;
      runtimeClass?: string;
      priorityClass?: string;
      nodeSelector: Readonly<Record<string, string>>;
      toleration?: string;
      userId: number;
      requests: { cpuMillis: number; memoryBytes: number };
      sparePods: number;
    };
  };
  /** Services that sign people in, as far as they are configured. */
  signIn: {
    github?: { id: string; secret: string };
    google?: { id: string; secret: string };
    oidc?: OidcConfig;
  };
  /** Absent: no mail is sent. */
  mail?: { url: string; from: string };
  /** Whether `/metrics` answers without a token, and the token otherwise. */
  metricsToken?: string;
  /** Time given to running executions when the server is asked to stop, in milliseconds. */
  shutdownGraceMs: number;
}
