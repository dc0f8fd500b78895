import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../config/config";
import { loadConfig } from "../config/load";
import type { CreateExecution } from "../contracts/executions";
import type { Result } from "../contracts/events";
import { CompileCache } from "../executions/compile-cache";
import { EventLog } from "../executions/event-log";
import { type Conclusion, ExecutionRunner } from "../executions/execution-runner";
import { LiveExecution } from "../executions/live-execution";
import { planExecution, sandboxLimits } from "../executions/plan";
import type { Logger } from "../observability/logger";
import type { SandboxEngine } from "../sandboxes/engine";
import { createLocalEngine } from "../sandboxes/local/engine";
import { languageDefinitions } from "./all";
import { createLanguageRegistry, type LanguageRegistry } from "./registry";

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields, message) => fail(message, fields),
  error: (fields, message) => fail(message, fields),
  child: () => silent,
};
/** The engine has nothing to complain about while programs of ours run. */
function fail(message: string, fields: object): never {
  throw new Error(`${message} ${JSON.stringify(fields)}`);
}

/** What became of one program. */
export interface RunOfLanguage {
  result: Result;
  stdout: string;
  stderr: string;
  compiler: string;
  /** All of it in order, as a page shows it. */
  text: string;
  artifacts: Conclusion["artifacts"];
}

/** Languages on a real engine, without a database. */
export interface LanguageBench {
  languages: LanguageRegistry;
  engine: SandboxEngine;
  /** What a compiler may use unless a run changes it. */
  compileLimits: Config["compileLimits"];
  /** Runs a request to its end; resolves when nothing of it is left. */
  run(request: CreateExecution, change?: Partial<Pick<Config, "compileLimits" | "limits">>): Promise<RunOfLanguage>;
  /** The same for one of several people. */
  runAs(ownerId: string, request: CreateExecution): Promise<RunOfLanguage>;
  close(): Promise<void>;
}

/** Starts an engine with the languages of this host. @param pool sandboxes kept warm of each. */
export async function openLanguages(options: { name: string; pool: number }): Promise<LanguageBench> {
  const root = process.cwd();
  const config = loadConfig({ NODE_ENV: "test" }, { root });
  const folder = await mkdtemp(join(tmpdir(), "podium-languages-"));
  const languages = await createLanguageRegistry(languageDefinitions, {
    nodePath: process.execPath,
    supportFolder: join(root, "build/runner/prime"),
  });
  const engine = createLocalEngine({
    installation: `${options.name}-${process.pid}`,
    runnerPath: join(root, "build/runner/podium-runner"),
    bwrapPath: "/usr/bin/bwrap",
    stateFolder: folder,
    pools: languages.pools(sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders }), {
      default: options.pool,
    }),
    maxStarting: 2,
    uidStart: 300_000,
    uidCount: 100,
    cgroups: true,
    logger: silent,
    now: () => performance.now(),
  });
  await engine.start();
  const cache = new CompileCache(join(folder, "cache"), 1e9, silent);
  return {
    languages,
    engine,
    compileLimits: config.compileLimits,
    run: async (request, change = {}) => {
      const parts = { engine, languages, cache, config: { ...config, ...change }, logger: silent };
      return await runOne("owner", request, parts);
    },
    runAs: (ownerId, request) => runOne(ownerId, request, { engine, languages, cache, config, logger: silent }),
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runOne(
  ownerId: string,
  request: CreateExecution,
  parts: Omit<ConstructorParameters<typeof ExecutionRunner>[0], "onFirstOutput" | "room"> & { config: Config },
): Promise<RunOfLanguage> {
  const plan = planExecution(request, parts.languages, parts.config);
  const log = new EventLog("0190d3a0-0000-7000-8000-000000000000", 0, Date.now, () => undefined);
  const live = new LiveExecution(log.executionId, ownerId, plan, log, "running", Date.now());
  const runner = new ExecutionRunner({ ...parts, room: () => undefined, onFirstOutput: () => undefined });
  const { conclusion, released } = await runner.run(live);
  await released;
  const events = log.readFrom(0);
  if (events === "evicted") throw new Error("There was more output than is kept.");
  const text = (...types: string[]) =>
    events.flatMap((event) => ("text" in event && types.includes(event.type) ? [event.text] : [])).join("");
  return {
    result: conclusion.result,
    stdout: text("stdout"),
    stderr: text("stderr"),
    compiler: text("compiler"),
    text: text("stdout", "stderr", "compiler"),
    artifacts: conclusion.artifacts,
  };
}
