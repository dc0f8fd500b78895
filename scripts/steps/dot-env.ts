import { existsSync } from "node:fs";
import path from "node:path";

/** Takes settings from `.env` where there is one; the environment itself comes first. */
export function readDotEnv(root: string): void {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
