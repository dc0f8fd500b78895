import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import type { FormatRequest } from "../contracts/formatting";
import type { Formatter } from "../languages/language";
import type { LanguageRegistry, RunnableLanguage } from "../languages/registry";
import type { ToolRun, ToolService, ToolTask } from "../tooling/service";
import type { FormattingService } from "./service";

/** What the service is made of. */
export interface FormattingParts {
  tools: ToolService;
  languages: LanguageRegistry;
  config: Pick<Config, "request">;
}

/** What a formatter may say, and how much of that is told. */
const WORDS_BYTES = 64 * 1024;
const TOLD_CHARACTERS = 1_000;

/** Lays out code by the formatters of the languages. */
export function createFormattingService({ tools, languages, config }: FormattingParts): FormattingService {
  const { sourceBytes } = config.request;
  return {
    async format(caller, request, signal) {
      assertSize(request, sourceBytes);
      const { source } = request;
      const language = languages.resolve(request.language);
      const { formatter, path } = formatterOf(languages, language);
      const run = await tools.run(
        caller,
        {
          name: formatter.name,
          ...commandOf(languages, { language, formatter, path }),
          files: formatter.files?.map(({ path: name, content }) => ({ path: name, content: Buffer.from(content) })),
          env: { PYTHONDONTWRITEBYTECODE: "1" },
          // Some take a last line without its end for a mistake.
          stdin: Buffer.from(source.endsWith("\n") ? source : `${source}\n`),
          // As much output as there may be source, with room for what laying out adds.
          outputBytes: sourceBytes * 2 + WORDS_BYTES,
        },
        signal,
      );
      const complaint = complaintOf(run, formatter);
      if (complaint !== undefined) return { source, formatter: formatter.name, complaint };
      const { stdout } = run;
      return { source: stdout.endsWith("\n") ? stdout : `${stdout}\n`, formatter: formatter.name };
    },
  };
}

function commandOf(
  languages: LanguageRegistry,
  { language, formatter, path }: { language: RunnableLanguage; formatter: Formatter; path: string },
): Pick<ToolTask, "language" | "argv"> {
  if (!formatter.script) return { language, argv: [path, ...formatter.args] };
  const node = languages.resolve("javascript");
  return { language: node, argv: [node.toolchain.sandboxPath, path] };
}

function assertSize({ source }: FormatRequest, most: number): void {
  const bytes = Buffer.byteLength(source);
  if (bytes > most)
    throw new ProblemError("body_too_large", `The source has ${bytes} bytes; ${most} are allowed here.`);
}

function formatterOf(languages: LanguageRegistry, { definition }: RunnableLanguage) {
  const { name, formatter } = definition;
  if (!formatter) throw new ProblemError("formatter_missing", `There is no formatter for ${name} in Podium.`);
  const path = languages.extras(definition).formatter;
  const how = languages.list().find(({ id }) => id === definition.id)?.formatter?.howToGet ?? "";
  if (path === undefined)
    throw new ProblemError("formatter_missing", `${formatter.name} is not installed on this server. ${how}`);
  return { formatter, path };
}

/** Why it did not work, in words; undefined when it did. */
function complaintOf(run: ToolRun, { name, alsoGood = [] }: Formatter): string | undefined {
  if (run.stopped !== undefined) return run.stopped;
  if ([0, ...alsoGood].includes(run.exitCode)) return undefined;
  const said = run.stderr.trim().slice(0, TOLD_CHARACTERS);
  return said || `${name} cannot read this program. Running it may say where it breaks.`;
}
