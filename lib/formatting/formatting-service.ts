import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import type { FormatRequest, Formatted } from "../contracts/formatting";
import type { Permits } from "../executions/permits";
import { sandboxLimits } from "../executions/plan";
import type { Creator } from "../executions/service";
import type { Formatter } from "../languages/language";
import { baseEnvironment, type LanguageRegistry, type RunnableLanguage } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { Sandbox, SandboxEngine, SandboxExit } from "../sandboxes/engine";
import { EngineUnavailableError } from "../sandboxes/engine";
import { createTurns } from "./turns";
import type { FormattingService } from "./service";

/** What the service is made of. */
export interface FormattingParts {
  engine: SandboxEngine;
  languages: LanguageRegistry;
  /** Those of executions: a formatter takes the place of one. */
  permits: Pick<Permits, "tryTake">;
  config: Pick<Config, "compileLimits" | "folders" | "request">;
  logger: Pick<Logger, "error">;
}

/** How many at one time behind one network address. */
const PER_ADDRESS = 8;
/** What a formatter may say, and how much of that is told. */
const WORDS_BYTES = 64 * 1024;
const TOLD_CHARACTERS = 1_000;

/** Formatters in sandboxes of their own, under the limits of a compiler. */
export function createFormattingService(parts: FormattingParts): FormattingService {
  const turns = createTurns({ perOwner: 1, perAddress: PER_ADDRESS });
  return {
    async format(caller, request, signal) {
      assertSize(request, parts.config.request.sourceBytes);
      const language = parts.languages.resolve(request.language);
      const { formatter, path } = formatterOf(parts.languages, language);
      const endTurn = takeTurn(turns, caller);
      try {
        const permit = parts.permits.tryTake();
        if (!permit)
          throw new ProblemError("queue_full", "Everything is busy here now. Try again in a moment.", {
            retryAfter: 2,
          });
        try {
          return await runFormatter(parts, language, { formatter, path, source: request.source, signal });
        } finally {
          permit();
        }
      } finally {
        endTurn();
      }
    },
  };
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

function takeTurn(turns: ReturnType<typeof createTurns>, { ownerId, addressKey }: Creator): () => void {
  const end = turns.take(ownerId, addressKey);
  if (end) return end;
  const detail = "Code of yours is still being laid out. Try again when that is done.";
  throw new ProblemError("rate_limited", detail, { retryAfter: 1 });
}

interface Task {
  formatter: Formatter;
  /** Where it is in the sandbox. */
  path: string;
  source: string;
  signal?: AbortSignal;
}

async function runFormatter(parts: FormattingParts, language: RunnableLanguage, task: Task): Promise<Formatted> {
  const { formatter, source } = task;
  const sandbox = await acquire(parts, language, task.signal);
  try {
    const output: Uint8Array[] = [];
    const words: Uint8Array[] = [];
    const exit = await sandbox.run(
      {
        argv: [task.path, ...formatter.args],
        env: { ...baseEnvironment, PYTHONDONTWRITEBYTECODE: "1" },
        files: [],
        tty: false,
        interactive: false,
        // Some take a last line without its end for a mistake.
        stdin: Buffer.from(source.endsWith("\n") ? source : `${source}\n`),
        limits: limitsOf(parts.config),
      },
      (event) => {
        if (event.type === "stdout") output.push(event.data);
        else if (event.type === "stderr") words.push(event.data);
      },
    );
    const complaint = complaintOf(exit, formatter, Buffer.concat(words).toString());
    if (complaint !== undefined) return { source, formatter: formatter.name, complaint };
    const text = Buffer.concat(output).toString();
    return { source: text.endsWith("\n") ? text : `${text}\n`, formatter: formatter.name };
  } finally {
    await sandbox.dispose().catch((err: unknown) => parts.logger.error({ err }, "a sandbox could not be removed"));
  }
}

async function acquire(parts: FormattingParts, language: RunnableLanguage, signal?: AbortSignal): Promise<Sandbox> {
  const profile = parts.languages.profile(language, limitsOf(parts.config));
  try {
    // Not one of those that wait for programs: theirs are started with an interpreter.
    return await parts.engine.acquire({ ...profile, key: `${profile.key}-formatter`, prime: undefined }, { signal });
  } catch (cause) {
    if (!(cause instanceof EngineUnavailableError)) throw cause;
    throw new ProblemError("engine_unavailable", cause.message, { cause });
  }
}

/** As much output as there may be source, with room for what laying out adds. */
function limitsOf({ compileLimits, folders, request }: FormattingParts["config"]) {
  const limits = { ...compileLimits, outputBytes: request.sourceBytes * 2 + WORDS_BYTES };
  return sandboxLimits(limits, { totalMs: limits.wallMs, ...folders });
}

/** Why it did not work, in words; undefined when it did. @throws ProblemError `engine_unavailable` */
function complaintOf(exit: SandboxExit, { name, alsoGood = [] }: Formatter, words: string): string | undefined {
  if (exit.reason === "lost" || exit.reason === "not_started")
    throw new ProblemError("engine_unavailable", exit.message ?? `${name} could not be started.`);
  if (exit.reason !== "exited") return `${name} took more time, memory or output than it may have.`;
  if ([0, ...alsoGood].includes(exit.exitCode ?? -1)) return undefined;
  const said = words.trim().slice(0, TOLD_CHARACTERS);
  return said || `${name} cannot read this program. Running it may say where it breaks.`;
}
