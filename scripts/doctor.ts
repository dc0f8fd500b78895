import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createEngine } from "../lib/compose-engine";
import { loadConfig } from "../lib/config/load";
import type { EngineCapabilities } from "../lib/sandboxes/engine";
import { hostFindings, type Finding } from "./steps/findings";
import { readDotEnv } from "./steps/dot-env";
import { ensureRunner } from "./steps/runner";
import type { Tools } from "./steps/tools";

const marks = { ok: "✓", weak: "!", bad: "✗" } as const;

/** `npm run doctor`: what this host enforces, and what to install or set for more. Fails when nothing can run. */
export async function main(tools: Tools): Promise<void> {
  readDotEnv(tools.root);
  const config = loadConfig(process.env, { root: tools.root });
  const runner = await builtRunner(tools);
  const capabilities = await probe(tools.root, config);
  const { line } = tools.progress;
  line("Host");
  for (const finding of [...(await hostFindings(config)), ...runner]) show(line, finding);
  line("");
  line(`Sandboxes: ${capabilities.tier}`);
  for (const check of capabilities.checks) {
    const state = check.state === "enforced" ? "ok" : check.state === "weak" ? "weak" : "bad";
    show(line, { state, what: check.id.replaceAll("_", " "), detail: check.by, remedy: check.remedy });
  }
  line("");
  line(capabilities.summary);
  process.exit(capabilities.tier === "refused" ? 1 : 0);
}

function show(line: (text: string) => void, { state, what, detail, remedy }: Finding): void {
  line(`  ${marks[state]} ${what}: ${detail}`);
  if (remedy) line(`      ${remedy}`);
}

/** The probe needs the runner; a host without a compiler still gets the rest of the answer. */
async function builtRunner(tools: Tools): Promise<Finding[]> {
  try {
    await ensureRunner(tools);
    return [];
  } catch (error) {
    return [{ state: "bad", what: "runner", detail: error instanceof Error ? error.message : String(error) }];
  }
}

async function probe(root: string, config: ReturnType<typeof loadConfig>): Promise<EngineCapabilities> {
  const stateFolder = mkdtempSync(path.join(tmpdir(), "podium-doctor-"));
  const silent = () => undefined;
  const { engine: settings } = config;
  // Beyond the user ids of a server that may run at the same time.
  const apart = { ...settings, uidRangeStart: settings.uidRangeStart + settings.uidRangeSize, uidRangeSize: 10 };
  const name = `doctor-${randomBytes(4).toString("hex")}`;
  const engine = createEngine(
    { ...config, engine: apart },
    {
      root,
      stateFolder,
      owner: { installation: name, replica: name },
      pools: [],
      logger: { debug: silent, info: silent, warn: silent, error: silent },
    },
  );
  try {
    return await engine.start();
  } finally {
    await engine.close();
    rmSync(stateFolder, { recursive: true, force: true });
  }
}
