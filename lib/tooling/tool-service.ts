import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import type { Permits } from "../executions/permits";
import { sandboxLimits } from "../executions/plan";
import type { Creator } from "../executions/service";
import { baseEnvironment, type LanguageRegistry } from "../languages/registry";
import type { TokenRate } from "../db/take-token";
import type { Logger } from "../observability/logger";
import { withPerMinute } from "../policy/rate";
import type { PolicyService } from "../policy/service";
import { EngineUnavailableError, type Sandbox, type SandboxEngine, type SandboxExit } from "../sandboxes/engine";
import type { ToolRun, ToolService, ToolTask } from "./service";
import { createTurns } from "./turns";

/** What the service is made of. */
export interface ToolParts {
  engine: SandboxEngine;
  languages: LanguageRegistry;
  /** Those of executions: a tool takes the place of one. */
  permits: Pick<Permits, "tryTake">;
  config: Pick<Config, "compileLimits" | "folders" | "rate">;
  policy: Pick<PolicyService, "admit" | "allowance">;
  /** Milliseconds until a bucket has a token, 0 when one was taken. */
  takeToken: (key: string, rate: TokenRate) => Promise<number>;
  logger: Pick<Logger, "error">;
}

/** How many at one time behind one network address. */
const PER_ADDRESS = 8;

/** Formatters and checkers, each run in a sandbox of its own under the limits of a compiler. */
export function createToolService(parts: ToolParts): ToolService {
  const turns = createTurns({ perOwner: 1, perAddress: PER_ADDRESS });
  return {
    async run(caller, task, signal) {
      parts.policy.admit(caller.user);
      const endTurn = takeTurn(turns, caller);
      try {
        await takeTokens(parts, caller, task);
        const permit = parts.permits.tryTake();
        if (!permit)
          throw new ProblemError("queue_full", "Everything is busy here now. Try again in a moment.", {
            retryAfter: 2,
          });
        try {
          return await runTool(parts, task, signal);
        } finally {
          permit();
        }
      } finally {
        endTurn();
      }
    },
  };
}

function takeTurn(turns: ReturnType<typeof createTurns>, { ownerId, addressKey }: Creator): () => void {
  const end = turns.take(ownerId, addressKey);
  if (end) return end;
  const detail = "Code of yours is still being laid out or checked. Try again when that is done.";
  throw new ProblemError("rate_limited", detail, { retryAfter: 1 });
}

/** As many a minute as executions, counted apart from them. @throws ProblemError `rate_limited` */
async function takeTokens({ policy, config, takeToken }: ToolParts, caller: Creator, task: ToolTask): Promise<void> {
  const { quotas } = policy.allowance({ language: task.language.definition.id, user: caller.user });
  const { owner, address } = withPerMinute(config.rate, quotas.perMinute);
  const ms =
    (await takeToken(`tool:${caller.ownerId}`, owner)) ||
    (await takeToken(`tool-address:${caller.addressKey}`, address));
  if (ms === 0) return;
  const retryAfter = Math.max(1, Math.ceil(ms / 1000));
  const detail = `That is more laying out and checking than is allowed in a minute. Try again in ${retryAfter} s.`;
  throw new ProblemError("rate_limited", detail, { retryAfter });
}

async function runTool(parts: ToolParts, task: ToolTask, signal?: AbortSignal): Promise<ToolRun> {
  const sandbox = await acquire(parts, task, signal);
  try {
    const stdout: Uint8Array[] = [];
    const stderr: Uint8Array[] = [];
    const exit = await sandbox.run(
      {
        argv: task.argv,
        env: { ...baseEnvironment, ...task.env },
        files: task.files ?? [],
        tty: false,
        interactive: false,
        stdin: task.stdin,
        limits: limitsOf(parts, task),
      },
      (event) => {
        if (event.type === "stdout") stdout.push(event.data);
        else if (event.type === "stderr") stderr.push(event.data);
      },
    );
    return {
      stdout: Buffer.concat(stdout).toString(),
      stderr: Buffer.concat(stderr).toString(),
      exitCode: exit.exitCode ?? -1,
      stopped: stoppedOf(exit, task.name),
    };
  } finally {
    await sandbox.dispose().catch((err: unknown) => parts.logger.error({ err }, "a sandbox could not be removed"));
  }
}

async function acquire(parts: ToolParts, task: ToolTask, signal?: AbortSignal): Promise<Sandbox> {
  const profile = parts.languages.profile(task.language, limitsOf(parts, task));
  try {
    // Not one of those that wait for programs: theirs are started with an interpreter.
    return await parts.engine.acquire({ ...profile, key: `${profile.key}-tool`, prime: undefined }, { signal });
  } catch (cause) {
    if (!(cause instanceof EngineUnavailableError)) throw cause;
    throw new ProblemError("engine_unavailable", cause.message, { cause });
  }
}

function limitsOf({ config: { compileLimits, folders } }: ToolParts, { outputBytes }: ToolTask) {
  return sandboxLimits({ ...compileLimits, outputBytes }, { totalMs: compileLimits.wallMs, ...folders });
}

/** @throws ProblemError `engine_unavailable` */
function stoppedOf(exit: SandboxExit, name: string): string | undefined {
  if (exit.reason === "lost" || exit.reason === "not_started")
    throw new ProblemError("engine_unavailable", exit.message ?? `${name} could not be started.`);
  return exit.reason === "exited" ? undefined : `${name} took more time, memory or output than it may have.`;
}
