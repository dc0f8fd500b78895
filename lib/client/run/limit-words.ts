import type { Limits, LimitsResponse } from "../../contracts/limits";
import { formatBytes, formatCount, formatTimeLimit } from "./format";

type Description = LimitsResponse["descriptions"][number];

const names: Record<keyof Limits, string> = {
  wallMs: "Time",
  cpuMs: "CPU time",
  memoryBytes: "Memory",
  cpuMillis: "CPU share",
  processes: "Processes",
  outputBytes: "Output",
  fileBytes: "One file",
  openFiles: "Open files",
  artifactFiles: "Files given back",
  artifactBytes: "Size of those files",
};

/** What a limit is called for people. */
export function limitName(name: string): string {
  return names[name as keyof Limits] ?? name;
}

/** What is set, in units people use. */
export function limitValue({ value, unit }: Pick<Description, "value" | "unit">): string {
  switch (unit) {
    case "ms":
      return formatTimeLimit(value);
    case "bytes":
      return formatBytes(value);
    case "millicpu":
      return value % 1000 === 0 ? `${value / 1000} CPU` : `${formatCount(value / 10)} % of a CPU`;
    case "count":
      return formatCount(value);
  }
}

/** The isolation tier in two words. */
export const tierNames: Record<LimitsResponse["tier"], string> = {
  full: "Fully isolated",
  weak: "Isolated, weak limits",
  refused: "Nothing runs here",
};
