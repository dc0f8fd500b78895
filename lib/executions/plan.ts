import type { Config } from "../config/config";
import { type CreateExecution, createExecutionSchema } from "../contracts/executions";
import { ProblemError } from "../contracts/errors";
import { type Limits, limitsSchema } from "../contracts/limits";
import type { LanguageRegistry, RunnableLanguage } from "../languages/registry";
import type { SandboxFile, SandboxLimits } from "../sandboxes/engine";
import { assertFilePath, decodeBase64 } from "./request-files";

/** A request that was checked against languages and limits: everything a run needs, and nothing of HTTP. */
export interface Plan {
  language: RunnableLanguage;
  files: SandboxFile[];
  entrypoint: string;
  stdin?: Uint8Array;
  args: string[];
  env: Record<string, string>;
  tty: boolean;
  interactive: boolean;
  rows?: number;
  columns?: number;
  title?: string;
  /** First line with something on it, for lists. */
  headline?: string;
  limits: Limits;
  /** CPU time that compiler and program may use together, held of the owner's day; absent where that is not bounded. */
  cpuHeldMs?: number;
}

type PlanConfig = Pick<Config, "limits" | "request">;

/**
 * Checks a request and resolves its language, files and limits.
 * @throws ProblemError `unknown_language`, `invalid_file`, `limit_too_high`, `invalid_request`, `body_too_large`.
 */
export function planExecution(body: CreateExecution, registry: LanguageRegistry, config: PlanConfig): Plan {
  const language = registry.resolve(body.language, body.version);
  const { files, entrypoint } = planFiles(body, language, config.request);
  const tty = body.tty ?? false;
  return {
    language,
    files,
    entrypoint,
    stdin: planStdin(body, config.request.stdinBytes),
    args: body.args ?? [],
    env: body.env ?? {},
    tty,
    interactive: body.interactive ?? tty,
    rows: body.rows,
    columns: body.columns,
    title: body.title,
    headline: headlineOf(files.find((file) => file.path === entrypoint)?.content),
    limits: planLimits(body.limits ?? {}, config.limits),
  };
}

/** What lists show of a program at most, in characters, and how much of it is looked through for that, in bytes. */
const HEADLINE = 160;
const HEADLINE_SEARCH = 4096;

function headlineOf(content: Uint8Array | undefined): string | undefined {
  const lines = Buffer.from(content?.subarray(0, HEADLINE_SEARCH) ?? [])
    .toString("utf8")
    .split("\n");
  return lines
    .map((line) => line.trim())
    .find((line) => /[\p{L}\p{N}]/u.test(line) && !line.startsWith("#!"))
    ?.slice(0, HEADLINE);
}

/** Plans a stored execution again, with the limits it was accepted under. */
export function planStored(
  stored: { input: string; limits: Limits; cpuHeldMs?: number },
  registry: LanguageRegistry,
  config: PlanConfig,
): Plan {
  const body = createExecutionSchema.parse(JSON.parse(stored.input));
  return heldTo(
    { ...planExecution({ ...body, limits: undefined }, registry, config), limits: stored.limits },
    stored.cpuHeldMs,
  );
}

/** Least CPU time an execution is started with, in milliseconds. */
export const leastCpuMs = limitsSchema.shape.cpuMs.minValue ?? 0;

/** The plan under what is held for it. */
export function heldTo(plan: Plan, cpuHeldMs: number | undefined): Plan {
  if (cpuHeldMs === undefined) return plan;
  return { ...plan, cpuHeldMs, limits: { ...plan.limits, cpuMs: Math.min(plan.limits.cpuMs, cpuHeldMs) } };
}

/** The plan's limits for a program whose compiler has used so much already. */
export function limitsAfter({ limits, cpuHeldMs }: Plan, compileCpuMs: number): Limits {
  if (cpuHeldMs === undefined) return limits;
  const left = Math.max(1, Math.floor(cpuHeldMs - compileCpuMs));
  return { ...limits, cpuMs: Math.min(limits.cpuMs, left) };
}

/** What the engine enforces for these limits. */
export function sandboxLimits(
  limits: Limits,
  fixed: { totalMs: number; workBytes: number; tmpBytes: number },
): SandboxLimits {
  return { ...limits, ...fixed, totalMs: Math.max(fixed.totalMs, limits.wallMs), network: false };
}

function planLimits(requested: Partial<Limits>, allowed: Limits): Limits {
  const errors = (Object.keys(limitsSchema.shape) as (keyof Limits)[]).flatMap((name) => {
    const value = requested[name];
    return value !== undefined && value > allowed[name]
      ? [{ path: `limits.${name}`, message: `${value} is more than the ${allowed[name]} allowed here.` }]
      : [];
  });
  if (errors.length > 0) {
    throw new ProblemError(
      "limit_too_high",
      "A request can only lower limits. GET /api/v1/limits says what is allowed here.",
      { errors },
    );
  }
  return { ...allowed, ...requested };
}

function planFiles(body: CreateExecution, language: RunnableLanguage, bounds: Config["request"]) {
  const { fileName } = language.definition;
  const given = (body.files ?? []).map((file, index) => ({
    path: assertFilePath(file.path, `files.${index}.path`),
    content:
      file.encoding === "base64"
        ? decodeBase64(file.content, `files.${index}.content`)
        : Buffer.from(file.content, "utf8"),
  }));
  if (body.source === undefined && given.length === 0) {
    throw new ProblemError(
      "invalid_request",
      "There is nothing to run: send `source`, or `files` with the program among them.",
      {
        errors: [{ path: "source", message: "Required when there are no files." }],
      },
    );
  }
  const wanted = body.entrypoint === undefined ? undefined : assertFilePath(body.entrypoint, "entrypoint");
  const only = body.source === undefined && given.length === 1 ? given[0]?.path : undefined;
  const entrypoint = wanted ?? (given.some((file) => file.path === fileName) ? fileName : (only ?? fileName));
  const files: SandboxFile[] =
    body.source === undefined ? given : [{ path: entrypoint, content: Buffer.from(body.source, "utf8") }, ...given];
  const paths = files.map((file) => file.path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) {
    throw new ProblemError(
      "invalid_file",
      `There are two files "${twice}". Give each its own name, or leave \`source\` out.`,
    );
  }
  const below = paths.find((path) => paths.some((other) => other.startsWith(`${path}/`)));
  if (below !== undefined) throw new ProblemError("invalid_file", `"${below}" is a file and a folder at once.`);
  if (!paths.includes(entrypoint)) {
    throw new ProblemError(
      "invalid_file",
      `The file to run, "${entrypoint}", is not among the files. Name another as \`entrypoint\`.`,
    );
  }
  assertSizes(body, files, bounds);
  return { files, entrypoint };
}

function assertSizes(body: CreateExecution, files: readonly SandboxFile[], bounds: Config["request"]): void {
  if (body.source !== undefined && Buffer.byteLength(body.source) > bounds.sourceBytes) {
    throw new ProblemError(
      "body_too_large",
      `The source has ${Buffer.byteLength(body.source)} bytes; ${bounds.sourceBytes} are allowed here.`,
    );
  }
  if (files.length > bounds.files) {
    throw new ProblemError("body_too_large", `There are ${files.length} files; ${bounds.files} are allowed here.`);
  }
  const total = files.reduce((sum, file) => sum + file.content.length, 0);
  if (total > bounds.filesBytes) {
    throw new ProblemError(
      "body_too_large",
      `The files have ${total} bytes together; ${bounds.filesBytes} are allowed here.`,
    );
  }
}

function planStdin(body: CreateExecution, maxBytes: number): Uint8Array | undefined {
  if (body.stdin === undefined) return undefined;
  const data = body.stdinEncoding === "base64" ? decodeBase64(body.stdin, "stdin") : Buffer.from(body.stdin, "utf8");
  if (data.length > maxBytes) {
    throw new ProblemError("body_too_large", `The input has ${data.length} bytes; ${maxBytes} are allowed here.`);
  }
  return data;
}
