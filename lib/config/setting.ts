import { type Profile, profiles } from "./profiles";
import type { ValueKind } from "./values";

/** What a default may depend on. */
export interface Facts {
  /** Texts of the settings before this one in the table, as chosen or by default. */
  chosen: Readonly<Record<string, string | undefined>>;
  cores: number;
}

/** One environment variable. */
export interface Setting<T> extends ValueKind<T> {
  about: string;
  /** The default as one would write it; goes through the same parser. */
  fallback?: (facts: Facts) => string;
  /** Words for a default that depends on more than the profile. */
  fallbackText?: string;
  /** Its value is never printed. */
  secret?: boolean;
}

type Words = Pick<Setting<unknown>, "about" | "fallbackText" | "secret">;

/** A setting with a default. */
export function setting<T>(
  kind: ValueKind<T>,
  fallback: string | ((facts: Facts) => string),
  words: Words | string,
): Setting<T> {
  const withDefault = typeof fallback === "string" ? () => fallback : fallback;
  return { ...kind, fallback: withDefault, ...(typeof words === "string" ? { about: words } : words) };
}

/** A setting that may be absent. */
export function optional<T>(kind: ValueKind<T>, words: Words | string): Setting<T | undefined> {
  return { ...kind, ...(typeof words === "string" ? { about: words } : words) };
}

/** The limit profile chosen, explicitly or by the address listened on. */
export function profileOf(facts: Facts): Profile {
  return profiles[facts.chosen.PODIUM_LIMITS_PROFILE === "laptop" ? "laptop" : "public"];
}

/** A default taken from the profile, counted in `unit`s of the profile's own unit. */
export function fromProfile(pick: (of: Profile) => number, unit = 1): (facts: Facts) => string {
  return (facts) => String(pick(profileOf(facts)) / unit);
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}
