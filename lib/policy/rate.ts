import type { Config } from "../config/config";

/** The configured rate with another number a minute; nobody may then start more than that at once. */
export function withPerMinute(rate: Config["rate"], perMinute: number | undefined): Config["rate"] {
  if (perMinute === undefined) return rate;
  return { ...rate, owner: { perMinute, burst: Math.min(rate.owner.burst, perMinute) } };
}
