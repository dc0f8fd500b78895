import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../config/load";
import { CompileCache } from "../executions/compile-cache";
import { EventLog } from "../executions/event-log";
import { ExecutionRunner } from "../executions/execution-runner";
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
/** The engine has nothing to complain about while examples run. */
function fail(message: string, fields: object): never {
  throw new Error(`${message} ${JSON.stringify(fields)}`);
}
const root = process.cwd();
const config = loadConfig({ NODE_ENV: "test" }, { root });

describe("every example of every language", () => {
  let folder: string;
  let engine: SandboxEngine;
  let languages: LanguageRegistry;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "podium-examples-"));
    languages = await createLanguageRegistry(languageDefinitions, {
      nodePath: process.execPath,
      supportFolder: join(root, "build/runner/prime"),
    });
    const limits = sandboxLimits(config.limits, { totalMs: config.totalMs, ...config.folders });
    engine = createLocalEngine({
      installation: `examples-${process.pid}`,
      runnerPath: join(root, "build/runner/podium-runner"),
      bwrapPath: "/usr/bin/bwrap",
      stateFolder: folder,
      pools: languages.pools(limits, { default: 1 }),
      maxStarting: 2,
      uidStart: 300_000,
      uidCount: 100,
      cgroups: true,
      logger: silent,
      now: () => performance.now(),
    });
    await engine.start();
  });

  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  const cases = languageDefinitions.flatMap(({ id, examples }) =>
    examples.flatMap((example) =>
      [false, true].map((tty) => ({
        language: id,
        example,
        tty,
        name: `${id} ${example.id}${tty ? " on a terminal" : ""}`,
      })),
    ),
  );

  it.each(cases)("$name prints exactly what it says", async ({ language, example, tty }) => {
    const plan = planExecution(
      { language, source: example.source, tty, interactive: false, stdin: example.stdin },
      languages,
      config,
    );
    const log = new EventLog("0190d3a0-0000-7000-8000-000000000000", 0, Date.now, () => undefined);
    const live = new LiveExecution(log.executionId, "owner", plan, log, "running", Date.now());
    const cache = new CompileCache(join(folder, "cache"), 1e9, silent);
    const runner = new ExecutionRunner({
      engine,
      languages,
      cache,
      config,
      logger: silent,
      room: () => undefined,
      onFirstOutput: () => undefined,
    });
    const { conclusion, released } = await runner.run(live);
    await released;
    const events = log.readFrom(0);
    if (events === "evicted") throw new Error("evicted");
    const text = (types: string[]) =>
      events.flatMap((event) => ("text" in event && types.includes(event.type) ? [event.text] : [])).join("");
    expect({ result: conclusion.result, compiler: text(["compiler"]) }).toMatchObject({
      result: { outcome: "ok" },
      compiler: "",
    });
    // On a terminal a line editor may redraw what was typed; what the program answers is the same.
    const answer =
      example.stdin === undefined ? example.output : example.output.slice(example.output.lastIndexOf("Hello"));
    if (tty) expect(text(["stdout"])).toContain(answer);
    else expect(text(["stdout"])).toBe(example.output);
    expect(conclusion.artifacts).toEqual([]);
  });
});
