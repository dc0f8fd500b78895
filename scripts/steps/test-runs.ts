import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../../lib/config/load";
import type { Tools } from "./tools";

/** Tests that passed and that did not; a skipped one did not. */
export interface Count {
  passed: number;
  failed: number;
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** What is read of Playwright's. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Runs projects of vitest in one process. */
export async function runVitest(
  tools: Tools,
  run: { projects: readonly string[]; env: Environment; coverage: boolean },
): Promise<Count> {
  const name = run.projects.join("-");
  const report = reportFile(tools, name);
  const args = ["run", "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const projects = run.projects.flatMap((project) => ["--project", project]);
  const coverage = run.coverage ? ["--coverage"] : [];
  const failure = await failureOf(tools, name, "vitest", [...args, ...projects, ...coverage], run.env);
  if (!existsSync(report)) return { passed: 0, failed: failure ? 1 : 0 };
  return countVitest(tools, JSON.parse(readFileSync(report, "utf8")) as VitestReport, failure);
}

/** Runs the browser specs, when there are any. */
export async function runPlaywright(tools: Tools, env: Environment): Promise<Count> {
  if (!existsSync(path.join(tools.root, "e2e/browser"))) return { passed: 0, failed: 0 };
  const report = reportFile(tools, "browser");
  const failure = await failureOf(tools, "browser", "playwright", ["test"], env, await ownNetwork(tools));
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
  return orAtLeastOne({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }, failure);
}

function countVitest(tools: Tools, report: VitestReport, failure: Error | undefined): Count {
  // A file that cannot be loaded has no tests of its own to count.
  const unloadable = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const skipped = report.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => ["pending", "skipped", "todo"].includes(test.status)),
  );
  for (const test of skipped) tools.progress.line(`✗ skipped, which counts as failed: ${test.fullName}`);
  const failed = report.numFailedTests + unloadable.length + skipped.length;
  return orAtLeastOne({ passed: report.numPassedTests, failed }, failure);
}

/** A run that failed for a reason no test carries still failed. */
function orAtLeastOne(count: Count, failure: Error | undefined): Count {
  return failure && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * A browser drops every request in flight when an interface of the machine comes or goes, as those of containers do. As
 * root the specs, their servers and browsers get a network of their own, in which only the loopback is.
 */
async function ownNetwork(tools: Tools): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const within = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];
  const [command = "", ...args] = within;
  return tools.run("own-network", command, [...args, "true"]).then(
    () => within,
    () => [],
  );
}

async function failureOf(
  tools: Tools,
  name: string,
  tool: string,
  args: readonly string[],
  env: Environment,
  within: readonly string[] = [],
) {
  const [command = "", ...rest] = [...within, path.join("node_modules/.bin", tool), ...args];
  try {
    await tools.run(name, command, rest, { env, show: true });
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function reportFile(tools: Tools, name: string): string {
  const file = path.join(tools.root, "build/reports", `${name}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
