import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

/** What was measured, and on what. */
export function describeMachine(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const model = cpus()[0]?.model.trim() ?? "unknown";
  return `Podium ${version} · Node ${process.version} · Linux ${release()} · ${cpus().length} × ${model} · ${Math.round(totalmem() / 2 ** 30)} GiB · ${new Date().toISOString().slice(0, 10)}`;
}
