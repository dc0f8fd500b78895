import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import { planExecution } from "../executions/plan";
import type { LanguageRegistry, RunnableLanguage } from "../languages/registry";
import type { ToolRun, ToolService } from "../tooling/service";
import { readProblems } from "./read-problems";
import type { CheckingService } from "./service";

/** What the service is made of. */
export interface CheckingParts {
  tools: ToolService;
  languages: LanguageRegistry;
  config: Pick<Config, "compileLimits" | "limits" | "request">;
}

/** What a checker may print, how much of its other words is told, and how many problems are. */
const OUTPUT_BYTES = 1024 * 1024;
const TOLD_CHARACTERS = 1_000;
const MOST_PROBLEMS = 200;

/** Checks programs by the checkers of the languages. */
export function createCheckingService({ tools, languages, config }: CheckingParts): CheckingService {
  return {
    async check(caller, request, signal) {
      // The same program as a run of it would have.
      const { language, files } = planExecution(request, languages, config);
      const checker = checkerOf(languages, language);
      const paths = files.map(({ path }) => path);
      const argv = checker.command({
        binary: language.toolchain.sandboxPath,
        version: language.toolchain.fullVersion,
        files: paths,
        memoryBytes: config.compileLimits.memoryBytes,
      });
      const run = await tools.run(
        caller,
        { language, name: checker.name, argv, files, outputBytes: OUTPUT_BYTES },
        signal,
      );
      const problems = readProblems(run.stdout, checker.pattern, paths).slice(0, MOST_PROBLEMS);
      return { checker: checker.name, problems, complaint: complaintOf(run, checker.name, problems.length) };
    },
  };
}

function checkerOf(languages: LanguageRegistry, { definition }: RunnableLanguage) {
  const { name, checker } = definition;
  if (!checker) throw new ProblemError("checker_missing", `There is no checker for ${name} in Podium.`);
  if (languages.extras(definition).checker) return checker;
  throw new ProblemError("checker_missing", `${checker.name} is not in this server's image of ${name}.`);
}

/** Why there may be more to find, in words. */
function complaintOf(run: ToolRun, name: string, found: number): string | undefined {
  if (run.stopped !== undefined) return run.stopped;
  if (run.exitCode === 0 || found > 0) return undefined;
  const said = `${run.stdout}${run.stderr}`.trim().slice(0, TOLD_CHARACTERS);
  return said || `${name} ended with exit code ${run.exitCode} and said nothing.`;
}
