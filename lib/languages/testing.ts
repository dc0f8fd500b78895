import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
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
import type { PoolPlan, SandboxEngine } from "../sandboxes/engine";
import { createLocalEngine } from "../sandboxes/local/engine";
import { languageDefinitions } from "./all";
import type { LanguageDefinition, LanguageVersion } from "./language";
import { createLanguageRegistry, type LanguageRegistry } from "./registry";
import type { Toolchain } from "./toolchain";

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (fields, message) => fail(message, fields),
  error: (fields, message) => fail(message, fields),
  child: () => silent,
};
/** The engine has nothing to complain about while programs of ours run. */
function fail(message: string, fields: object): never {
  throw new Error(`${message} ${inspect(fields)}`);
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
  /** Everything of any sandbox that still exists. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

/** Languages under test, where an engine runs them. */
export interface LanguageTarget {
  /** Those that are there. */
  languages: readonly LanguageDefinition[];
  /** Starts the engine. @param options.pool sandboxes kept warm of each language */
  open(options: { name: string; pool: number }): Promise<LanguageBench>;
}

/** An engine for a bench, not started, and how what it leaves is seen. */
export interface BenchEngine {
  /** Where a language's tool is; absent: on this host. */
  find?: (version: LanguageVersion) => Promise<Toolchain | null>;
  create(parts: { name: string; folder: string; pools: readonly PoolPlan[]; logger: Logger }): SandboxEngine;
  leftovers(): Promise<string[]>;
}

/** Users that sandboxes of {@link localEngine} run as. */
const UIDS = { from: 300_000, count: 100 };

const localEngine: BenchEngine = {
  create: ({ name, folder, pools, logger }) =>
    createLocalEngine({
      installation: `${name}-${process.pid}`,
      runnerPath: join(process.cwd(), "build/runner/podium-runner"),
      bwrapPath: "/usr/bin/bwrap",
      stateFolder: folder,
      pools,
      maxStarting: 2,
      uidStart: UIDS.from,
      uidCount: UIDS.count,
      cgroups: true,
      logger,
      now: () => performance.now(),
    }),
  leftovers: async () => processesOfSandboxes(),
};

/** The languages of this host, every one of which a test wants. */
export const localLanguages: LanguageTarget = { languages: languageDefinitions, open: openLanguages };

/** Starts an engine with languages, that of this host unless another is given. @param options.pool sandboxes kept warm of each */
export async function openLanguages(
  options: { name: string; pool: number },
  bench: BenchEngine = localEngine,
): Promise<LanguageBench> {
  const root = process.cwd();
  const config = loadConfig({ NODE_ENV: "test" }, { root });
  const folder = await mkdtemp(join(tmpdir(), "podium-languages-"));
  const languages = await createLanguageRegistry(languageDefinitions, {
    nodePath: process.execPath,
    supportFolder: join(root, "build/runner/prime"),
    find: bench.find,
  });
  const limits = sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders });
  const pools = languages.pools(limits, { default: options.pool }, {});
  const engine = bench.create({ name: options.name, folder, pools, logger: silent });
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
    leftovers: bench.leftovers,
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

/** Command lines of every process that runs as a sandbox's user. */
function processesOfSandboxes(): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    try {
      const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
      const ofSandbox = uid >= UIDS.from && uid < UIDS.from + UIDS.count;
      return ofSandbox ? [readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
    } catch {
      return [];
    }
  });
}
