import type { Limits } from "../../contracts/limits";
import { formatBytes, formatTimeLimit } from "./format";
import type { RunState } from "./types";

/** A limit a run hit that may be larger here. */
export interface LargerLimit {
  limits: Partial<Limits>;
  /** "30 s", "256 MiB of memory". */
  words: string;
}

/** The limit that ended a run as large as it may be, when the run had asked for less. */
export function largerLimit({ result, execution }: RunState, configured: Limits): LargerLimit | undefined {
  const used = execution?.limits;
  const name = result?.limit;
  if (!used || !name || name === "totalMs" || configured[name] <= used[name]) return undefined;
  const value = configured[name];
  // A run of 30 s under 5 s of CPU time would only meet the next limit.
  const alike = name === "wallMs" || name === "cpuMs" ? { wallMs: configured.wallMs, cpuMs: configured.cpuMs } : {};
  const words = {
    wallMs: formatTimeLimit(value),
    cpuMs: `${formatTimeLimit(value)} of CPU time`,
    memoryBytes: `${formatBytes(value)} of memory`,
    outputBytes: `${formatBytes(value)} of output`,
  }[name];
  return { limits: { ...alike, [name]: value }, words };
}
