import type { Config } from "../config/config";
import type { Result, Status } from "../contracts/events";
import { PRIVATE_FOLDER, SUPPORT_FOLDER } from "../languages/language";
import { baseEnvironment, type LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { Sandbox, SandboxEngine, SandboxExit, SandboxFile, SandboxProfile } from "../sandboxes/engine";
import { sizeFor } from "../sandboxes/sizes";
import type { CompileCache } from "./compile-cache";
import { compile } from "./compile-step";
import type { LiveExecution } from "./live-execution";
import { mediaTypeOf } from "./media-type";
import { conclude, concludeCompile } from "./outcome";
import { OutputMerger } from "./output-merger";
import { createSelfCompile, type SelfCompile } from "./self-compile";
import { findKept, type Kept, keepCompiled } from "./self-compiled";
import { limitsAfter, sandboxLimits } from "./plan";
import type { StoredArtifact } from "./repository";

/** How long a sandbox may take before watchers are told that one is being made, in milliseconds. */
const PREPARING_MS = 20;

/** How an execution ended and what it left. */
export interface Conclusion {
  status: Status;
  result: Result;
  artifacts: StoredArtifact[];
}

/** What {@link ExecutionRunner} needs. */
export interface RunnerParts {
  engine: SandboxEngine;
  languages: LanguageRegistry;
  cache: CompileCache;
  config: Pick<Config, "totalMs" | "folders" | "compileLimits" | "limits" | "sizes">;
  logger: Logger;
  /** Resolves when more output can be stored; undefined when it can at once. */
  room: () => Promise<void> | undefined;
  /** Called once an execution, with the milliseconds from acceptance to the first output. */
  onFirstOutput: (live: LiveExecution) => void;
}

/** Runs one execution in one sandbox: compile if need be, run, collect. */
export class ExecutionRunner {
  constructor(private readonly parts: RunnerParts) {}

  /** Never throws: whatever goes wrong is the conclusion. Resolves when the program is over; `release` when nothing of it is left. */
  async run(live: LiveExecution): Promise<{ conclusion: Conclusion; released: Promise<void> }> {
    let sandbox: Sandbox | null = null;
    try {
      sandbox = await this.acquire(live);
      const conclusion = await this.runIn(sandbox, live);
      return { conclusion, released: this.dispose(sandbox) };
    } catch (error) {
      const released = sandbox ? this.dispose(sandbox) : Promise.resolve();
      if (live.stopCause) return { conclusion: { ...conclude(nothingRan, live.stopCause), artifacts: [] }, released };
      this.parts.logger.error({ err: error, executionId: live.id }, "the engine failed");
      const message = error instanceof Error ? error.message : "The engine failed.";
      return {
        conclusion: { status: "failed", result: { outcome: "engine_error", message }, artifacts: [] },
        released,
      };
    }
  }

  /** Says "preparing" only where it lasts: a waiting sandbox is there in the same turn. */
  private async acquire(live: LiveExecution): Promise<Sandbox> {
    const { engine } = this.parts;
    const profile = this.profileFor(live.plan);
    const preparing = setTimeout(
      () => live.log.emit({ type: "status", status: "running", phase: "preparing" }),
      PREPARING_MS,
    );
    try {
      return await engine.acquire(profile, { signal: live.signal });
    } finally {
      clearTimeout(preparing);
    }
  }

  /** That of the pool of its size, where there is one: any other sandbox may have to be made larger or smaller first. */
  private profileFor({ language, limits }: LiveExecution["plan"]): SandboxProfile {
    const { engine, languages, config } = this.parts;
    const fixed = sandboxLimits(config.limits, this.fixed());
    const size = sizeFor(limits, config.sizes);
    const sized = size && languages.profile(language, fixed, size);
    const kept = sized && engine.pools().some(({ key, size: count }) => key === sized.key && count > 0);
    return kept ? sized : languages.profile(language, fixed);
  }

  private async runIn(sandbox: Sandbox, live: LiveExecution): Promise<Conclusion> {
    live.attach(sandbox);
    const { plan } = live;
    const compiled = await compile(sandbox, live, this.parts);
    if (compiled && "failure" in compiled) return { ...compiled.failure, artifacts: [] };
    const files = compiled ? [...(compiled.fresh ? [] : plan.files), ...compiled.made] : plan.files;
    live.log.emit({ type: "status", status: "running", phase: "running", warm: sandbox.warm });
    const kept = await findKept(live, this.parts.cache);
    const { exit, notCompiled, compileMs, self } = await this.execute(
      sandbox,
      live,
      files,
      compiled?.cpuMs ?? 0,
      kept?.classes,
    );
    const { status, result } = (notCompiled ? concludeCompile : conclude)(exit, live.stopCause);
    if (result.usage && compiled)
      Object.assign(result.usage, {
        compileMs: compiled.ms,
        compileCpuMs: compiled.cpuMs,
        compileCached: !compiled.fresh,
      });
    else if (result.usage && compileMs !== undefined) Object.assign(result.usage, usageOf(compileMs, kept));
    if (kept && self) await keepCompiled(sandbox, live, { ...kept, self }, this.parts);
    return { status, result, artifacts: await this.collect(sandbox, live) };
  }

  private async execute(
    sandbox: Sandbox,
    live: LiveExecution,
    files: readonly SandboxFile[],
    compileCpuMs: number,
    kept?: Uint8Array,
  ): Promise<{ exit: SandboxExit; notCompiled: boolean; compileMs?: number; self?: SelfCompile }> {
    const { plan } = live;
    const { definition, toolchain } = plan.language;
    const context = {
      binary: toolchain.sandboxPath,
      support: SUPPORT_FOLDER,
      entrypoint: plan.entrypoint,
      files: plan.files.map((file) => file.path),
      args: plan.args,
      memoryBytes: plan.limits.memoryBytes,
    };
    const environment = {
      ...baseEnvironment,
      ...definition.env,
      ...(plan.tty ? { TERM: "xterm-256color" } : {}),
      ...plan.env,
    };
    const primed =
      (definition.primesAnyFile || plan.entrypoint === definition.fileName) &&
      !Object.keys(plan.env).some((name) => definition.primeBlockers?.test(name));
    const order = { args: plan.args, env: environment, entrypoint: plan.entrypoint };
    const self = definition.compilesItself ? createSelfCompile({ keeps: definition.keepsCompiled, kept }) : undefined;
    let first = true;
    const startedAt = performance.now();
    const merger = new OutputMerger((type, data) => {
      if (first) this.parts.onFirstOutput(live);
      first = false;
      live.log.emit({ type, data });
    });
    const exit = await sandbox.run(
      {
        argv: definition.run(context),
        env: environment,
        files: self ? [...files, ...self.files] : files,
        primeData: primed ? Buffer.from(JSON.stringify(order)) : undefined,
        tty: plan.tty,
        interactive: plan.interactive,
        stdin: plan.stdin,
        ...live.size,
        limits: sandboxLimits(
          limitsAfter(plan, compileCpuMs),
          this.fixed(plan.interactive ? undefined : plan.limits.wallMs),
        ),
      },
      (event) => {
        if (event.type === "started") live.openInput();
        else if (event.type === "waiting") {
          merger.flush();
          live.log.emit({ type: "waiting", waiting: event.waiting });
        } else for (const part of self?.sort(event) ?? [event]) merger.push(part.type, part.data);
        return this.parts.room();
      },
    );
    for (const part of self?.end() ?? []) merger.push(part.type, part.data);
    merger.end();
    if (!self) return { exit, notCompiled: false };
    exit.usage.stderrBytes -= self.markBytes;
    const { compiledAt } = self;
    // What was stopped before it said that it is compiled was stopped as a compiler.
    const stopped = exit.reason !== "exited" && compiledAt === undefined;
    const compileMs = compiledAt === undefined ? undefined : compiledAt - startedAt;
    return { exit, notCompiled: self.failed || stopped, compileMs, self };
  }

  private async collect(sandbox: Sandbox, live: LiveExecution): Promise<StoredArtifact[]> {
    const { artifactFiles: maxFiles, artifactBytes: maxBytes } = live.plan.limits;
    if (maxFiles === 0 || maxBytes === 0) return [];
    try {
      const { files } = await sandbox.collect({ maxFiles, maxBytes, exclude: [PRIVATE_FOLDER] });
      return files.map(({ path, content }) => ({ path, mediaType: mediaTypeOf(path), content: Buffer.from(content) }));
    } catch (error) {
      // The sandbox can be gone (killed, lost); the outcome already says so.
      this.parts.logger.debug({ err: error, executionId: live.id }, "no artifacts could be read");
      return [];
    }
  }

  private async dispose(sandbox: Sandbox): Promise<void> {
    await sandbox.dispose().catch((error: unknown) => {
      this.parts.logger.error({ err: error, sandboxId: sandbox.id }, "a sandbox could not be removed");
    });
  }

  private fixed(totalMs = this.parts.config.totalMs) {
    return { totalMs, ...this.parts.config.folders };
  }
}

/** Where the process compiles that runs the program. */
function usageOf(compileMs: number, kept: Kept | null) {
  if (!kept) return { compileMs };
  return kept.classes ? { compileMs: 0, compileCached: true } : { compileMs, compileCached: false };
}

const nothingRan: SandboxExit = {
  reason: "killed",
  usage: { wallMs: 0, waitedMs: 0, cpuMs: 0, memoryBytes: 0, stdoutBytes: 0, stderrBytes: 0, droppedBytes: 0 },
};
