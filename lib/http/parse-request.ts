import { ProblemError } from "../contracts/errors";
import type { Operation, Parsed } from "../contracts/operation";
import type { z } from "../contracts/zod";
import { readJson } from "./body";
import { parseOrProblem } from "./validation";

/** Next's path parameters: a catch-all is an array. */
export type RawParams = Readonly<Record<string, string | string[] | undefined>>;

/** Everything an operation says it takes, parsed. */
export interface ParsedRequest<O extends Operation> {
  params: Parsed<O["params"]>;
  query: Parsed<O["query"]>;
  headers: Parsed<O["headers"]>;
  body: Parsed<O["body"]>;
}

/**
 * Parses a request as its operation says.
 * @param bodyBytes most bytes a body may have.
 * @throws ProblemError not_found for an impossible path, and those of the body and the fields
 */
export async function parseRequest<O extends Operation>(
  operation: O,
  request: Request,
  rawParams: RawParams,
  bodyBytes: number,
): Promise<ParsedRequest<O>> {
  const params = operation.params ? parseParams(operation.params, rawParams) : {};
  const query = operation.query ? parseOrProblem(operation.query, queryObject(request.url), "query") : {};
  const headers = operation.headers
    ? parseOrProblem(operation.headers, headerObject(operation.headers, request.headers), "headers")
    : {};
  const body = operation.body ? parseOrProblem(operation.body, await readJson(request, bodyBytes), "body") : {};
  return { params, query, headers, body } as ParsedRequest<O>;
}

/** An id that cannot exist answers like one that does not. */
function parseParams(schema: z.ZodObject, raw: RawParams): unknown {
  const joined = Object.entries(raw).map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : value]);
  const parsed = schema.safeParse(Object.fromEntries(joined));
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    "not_found",
    "There is nothing at this address. Check the id; it is the `id` that creating an execution answered.",
  );
}

function queryObject(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url, "http://podium").searchParams);
}

function headerObject(schema: z.ZodObject, headers: Headers): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, headers.get(name) ?? undefined]));
}
