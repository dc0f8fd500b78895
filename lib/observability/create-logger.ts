import { pino } from "pino";
import type { Config } from "../config/config";
import type { Logger } from "./logger";

/**
 * The process's logger: one JSON object a line on standard error, so that standard output stays for people.
 * What could identify a caller or open something is left out of it.
 */
export function createLogger(level: Config["logLevel"]): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: ["*.headers.cookie", "*.headers.authorization", "*.token", "*.secret", "*.password"],
      censor: "[redacted]",
    },
  };
  return pino(options, pino.destination({ fd: 2, sync: true }));
}
