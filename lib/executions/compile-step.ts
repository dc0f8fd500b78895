import type { Config } from "../config/config";
import type { Result, Status } from "../contracts/events";
import { type CompileStep, PRIVATE_FOLDER, SUPPORT_FOLDER } from "../languages/language";
import { baseEnvironment } from "../languages/registry";
import type { Sandbox, SandboxExit, SandboxFile } from "../sandboxes/engine";
import { type CompileCache, MAX_PROGRAM_BYTES } from "./compile-cache";
import { pack, unpack } from "./compiled-files";
import type { LiveExecution } from "./live-execution";
import { concludeCompile } from "./outcome";
import { OutputMerger } from "./output-merger";
import { type Plan, sandboxLimits } from "./plan";

/** A program to run, or why there is none. */
export type Compiled =
  | {
      /** The program and what it wants beside it. */
      made: SandboxFile[];
      /** Made in this sandbox now, where the sources still are; else it came from the cache. */
      fresh: boolean;
      ms: number;
      cpuMs: number;
    }
  | { failure: { status: Status; result: Result } };

interface CompileParts {
  cache: CompileCache;
  config: Pick<Config, "compileLimits" | "folders">;
}

/**
 * Compiles an execution's sources in its own sandbox under the compiler's limits, or finds the program in the owner's
 * cache; null when the language has nothing to compile.
 */
export async function compile(sandbox: Sandbox, live: LiveExecution, parts: CompileParts): Promise<Compiled | null> {
  const { plan } = live;
  const step = stepOf(plan);
  if (!step) return null;
  const argv = [...step.argv, ...Object.entries(step.env ?? {}).map((entry) => entry.join("="))];
  const key = keyOf(parts.cache, live, argv);
  const paths = [step.output, ...(step.beside ?? [])];
  const kept = await parts.cache.get(key);
  if (kept) {
    if (kept.diagnostics.length > 0) live.log.emit({ type: "compiler", data: kept.diagnostics });
    return { fresh: false, made: madeOf(paths, unpack(kept.program)), ms: 0, cpuMs: 0 };
  }
  live.log.emit({ type: "status", status: "running", phase: "compiling", warm: sandbox.warm });
  const { exit, diagnostics } = await runCompiler(sandbox, live, step, parts);
  if (exit.reason !== "exited" || exit.exitCode !== 0) return { failure: concludeCompile(exit, live.stopCause) };
  const { files } = await sandbox.collect({ maxFiles: paths.length, maxBytes: MAX_PROGRAM_BYTES, paths });
  const contents = paths.map((path) => files.find((file) => file.path === path)?.content ?? new Uint8Array());
  if (contents[0]?.length === 0) {
    const message = "The compiler left no program.";
    return { failure: concludeCompile({ ...exit, reason: "not_started", message }, live.stopCause) };
  }
  // In the background: the run need not wait for the disk.
  void parts.cache.put(key, pack(contents), diagnostics);
  return { fresh: true, made: madeOf(paths, contents), ms: exit.usage.wallMs, cpuMs: exit.usage.cpuMs };
}

/** Files by their paths; what is empty was not made. */
function madeOf(paths: readonly string[], contents: readonly Uint8Array[]): SandboxFile[] {
  return paths.flatMap((path, index) => {
    const content = contents[index];
    return content && content.length > 0 ? [{ path, content, mode: 0o755 }] : [];
  });
}

/** Changes with what an entry of the cache looks like. */
const ENTRY_FORM = 2;

/** Under which an owner's program is kept; @param argv flags, and whatever else changes what is made of the sources. */
export function keyOf(cache: CompileCache, { ownerId, plan }: LiveExecution, argv: readonly string[]): string {
  const { definition, toolchain } = plan.language;
  return cache.key({
    ownerId,
    toolchain: `${definition.id} ${toolchain.fullVersion} ${ENTRY_FORM}`,
    argv,
    files: plan.files,
  });
}

function stepOf(plan: Plan) {
  const { definition, toolchain } = plan.language;
  return definition.compile?.({
    binary: toolchain.sandboxPath,
    entrypoint: plan.entrypoint,
    files: plan.files.map((file) => file.path),
    args: [],
    memoryBytes: 0,
    support: SUPPORT_FOLDER,
  });
}

async function runCompiler(
  sandbox: Sandbox,
  live: LiveExecution,
  { argv, env }: CompileStep,
  { config }: CompileParts,
): Promise<{ exit: SandboxExit; diagnostics: Buffer }> {
  const diagnostics: Buffer[] = [];
  const merger = new OutputMerger((_, data) => {
    diagnostics.push(data);
    live.log.emit({ type: "compiler", data });
  });
  const { compileLimits } = config;
  const cpuMs = Math.min(compileLimits.cpuMs, live.plan.cpuHeldMs ?? compileLimits.cpuMs);
  const exit = await sandbox.run(
    {
      argv,
      env: { ...baseEnvironment, ...live.plan.language.definition.env, ...env },
      // The compiler does not make the folder of its output itself.
      files: [...live.plan.files, { path: `${PRIVATE_FOLDER}/keep`, content: new Uint8Array() }],
      tty: false,
      interactive: false,
      limits: sandboxLimits({ ...compileLimits, cpuMs }, { totalMs: compileLimits.wallMs, ...config.folders }),
    },
    (event) => {
      if ("data" in event) merger.push("compiler", event.data);
    },
  );
  merger.end();
  return { exit, diagnostics: Buffer.concat(diagnostics) };
}
