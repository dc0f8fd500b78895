import type { Limits } from "../contracts/limits";
import type { Config } from "./config";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Everything a limit profile decides, in the units of {@link Config}. */
export interface Profile {
  limits: Limits;
  folders: Config["folders"];
  rate: Config["rate"];
  /** Absent: as many as the whole server runs. */
  maxRunningPerOwner?: number;
  maxQueuedPerOwner: number;
}

/** Names of the profiles. */
export type ProfileName = "public" | "laptop";

/**
 * `public` is for strangers who share a server; `laptop` is for one person on their own machine, and is the default only
 * where nobody else can connect.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  public: {
    limits: {
      wallMs: 5_000,
      cpuMs: 5_000,
      memoryBytes: 128 * MIB,
      cpuMillis: 100,
      processes: 64,
      outputBytes: MIB,
      fileBytes: 32 * MIB,
      openFiles: 256,
      artifactFiles: 50,
      artifactBytes: 5 * MIB,
    },
    folders: { workBytes: 32 * MIB, tmpBytes: 16 * MIB },
    rate: { owner: { perMinute: 60, burst: 30 }, address: { perMinute: 600, burst: 300 } },
    maxRunningPerOwner: 4,
    maxQueuedPerOwner: 50,
  },
  laptop: {
    limits: {
      wallMs: 30_000,
      cpuMs: 30_000,
      memoryBytes: 256 * MIB,
      cpuMillis: 1_000,
      processes: 256,
      outputBytes: 4 * MIB,
      fileBytes: 64 * MIB,
      openFiles: 1_024,
      artifactFiles: 50,
      artifactBytes: 5 * MIB,
    },
    folders: { workBytes: 64 * MIB, tmpBytes: 32 * MIB },
    rate: { owner: { perMinute: 6_000, burst: 1_000 }, address: { perMinute: 6_000, burst: 1_000 } },
    maxQueuedPerOwner: 500,
  },
};

/** Limits of a compiler, larger than a program's because compiling under a program's share takes ten times as long. */
export const compileLimits: Limits = {
  wallMs: 10_000,
  cpuMs: 10_000,
  memoryBytes: 512 * MIB,
  cpuMillis: 1_000,
  processes: 64,
  outputBytes: 64 * KIB,
  fileBytes: 64 * MIB,
  openFiles: 1_024,
  artifactFiles: 50,
  artifactBytes: 64 * MIB,
};
