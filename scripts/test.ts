import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { processesNaming } from "../e2e/support/processes";
import { languageDefinitions } from "../lib/languages/all";
import { runChecks } from "./steps/checks";
import { clusterObstacle } from "./steps/kubernetes/machine";
import { packagedClients } from "./steps/kubernetes/client-programs";
import { batteryNeeds, formatterNeeds, languageNeeds } from "./steps/language-packages";
import { prepareParts, prepareServer } from "./steps/prepare";
import { type HostNeed, machineNeeds, testNeeds } from "./steps/system-packages";
import { type Count, runPlaywright, runVitest } from "./steps/test-runs";
import type { Tools } from "./steps/tools";

const parts = ["validate", "unit", "integration", "engine", "api", "faults", "cluster", "machine", "browser"] as const;
type Part = (typeof parts)[number];

/** `npm test`: prepares, runs the parts named or all of them, and ends with the one line `N passed, N failed`. */
export async function main(tools: Tools): Promise<void> {
  const { wanted, refused } = choose(tools);
  const withServer = (["api", "faults", "cluster", "machine", "browser"] as const).some((part) => wanted.has(part));
  const withLanguages = (["engine", "api", "browser"] as const).some((part) => wanted.has(part));
  const needs = [
    ...(wanted.has("browser") || wanted.has("cluster") ? testNeeds : []),
    ...(wanted.has("machine") ? machineNeeds : []),
    ...(withLanguages ? needsOfLanguages() : []),
  ];
  await (withServer ? prepareServer : prepareParts)(tools, needs);
  if (wanted.has("unit") || wanted.has("cluster")) await packagedClients(tools);
  const folder = mkdtempSync(path.join(tmpdir(), "podium-test-"));
  // Like /tmp itself: sandboxes and the database run as other users.
  chmodSync(folder, 0o1777);
  const colors = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
  const env = { ...process.env, ...colors, TMPDIR: folder, CI: "1", NODE_ENV: undefined };
  const counts: Count[] = [refused];
  try {
    if (wanted.has("validate")) counts.push(await runChecks(tools));
    const together = (["unit", "integration", "engine"] as const).filter((part) => wanted.has(part));
    const coverage = together.length === 3;
    if (together.length > 0) counts.push(await runVitest(tools, { projects: together, env, coverage }));
    for (const part of ["api", "faults", "cluster", "machine"] as const) {
      if (wanted.has(part)) counts.push(await runVitest(tools, { projects: [part], env, coverage: false }));
    }
    if (wanted.has("browser")) counts.push(await runPlaywright(tools, env));
    counts.push(endLeftovers(tools, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  tools.progress.line(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 ? 0 : 1);
}

/** Every language with what goes with it: there is a test of each. */
function needsOfLanguages(): HostNeed[] {
  return [languageNeeds, batteryNeeds, formatterNeeds].flatMap((needs) => needs(languageDefinitions));
}

/** The parts to run, and what counts for one that was wanted and cannot. */
function choose(tools: Tools): { wanted: ReadonlySet<Part>; refused: Count } {
  const wrong = tools.args.filter((name) => !parts.some((part) => part === name));
  if (wrong.length > 0) throw new tools.Refusal(`No such part: ${wrong.join(", ")}. There are: ${parts.join(", ")}.`);
  const wanted = new Set(tools.args.length > 0 ? (tools.args as Part[]) : parts.filter((part) => !(part in obstacles)));
  const refused: Count = { passed: 0, failed: 0 };
  for (const part of ["cluster", "machine"] as const) {
    const obstacle = wanted.has(part) ? obstacles[part](tools) : undefined;
    if (obstacle === undefined) continue;
    wanted.delete(part);
    // Left out without a word it would pass for one that passed.
    tools.progress.line(`✗ ${part}: not run, because ${obstacle}.`);
    refused.failed += 1;
  }
  return { wanted, refused };
}

/**
 * What keeps a part from running here, of those that run only when they are named: a Kubernetes is built from Debian's
 * sources for one, a computer is emulated for the other.
 */
const obstacles = {
  cluster: ({ root }: Tools) => (process.env.KUBECONFIG ? undefined : clusterObstacle(root)),
  machine: () => {
    if (process.arch !== "x64") return "it needs x86-64";
    return process.getuid?.() === 0 ? undefined : "laying out its disk takes root";
  },
};

/** Ends what tests left running, and counts it as a failure. */
function endLeftovers(tools: Tools, folder: string): Count {
  const left = processesNaming(folder);
  for (const { pid, command } of left) {
    tools.progress.line(`✗ a test left process ${pid}: ${command}`);
    process.kill(pid, "SIGKILL");
  }
  return { passed: 0, failed: left.length };
}
