import { ProblemError } from "../contracts/errors";
import type { z } from "../contracts/zod";
import { nearest } from "./nearest";

type Issue = z.core.$ZodIssue;
type FieldError = { path: string; message: string };

/** No answer lists more wrong fields than this; a body may hold a million. */
const maxErrors = 20;

/**
 * Parses `value` or says which fields are wrong and what to send instead.
 * @param where what the value is, for the words: "body", "query", "header".
 * @throws ProblemError invalid_request
 */
export function parseOrProblem<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, maxErrors)
    .flatMap((issue) => fieldErrors(schema, issue))
    .slice(0, maxErrors);
  const [first, ...more] = errors;
  const field = first?.path ? `\`${first.path}\` in the ${where}` : `The ${where}`;
  const others =
    more.length > 0
      ? ` There ${more.length === 1 ? "is one more error" : `are ${more.length} more`}, see \`errors\`.`
      : "";
  throw new ProblemError("invalid_request", `${field}: ${first?.message ?? "it is not valid."}${others}`, { errors });
}

function fieldErrors(schema: z.ZodType, issue: Issue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ path: pathText(issue.path), message: sentence(issue) }];
  const known = fieldsAt(schema, issue.path);
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: unknownField(key, known) }));
}

function unknownField(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return meant
    ? `There is no such field; did you mean \`${meant}\`?`
    : `There is no such field. Known here: ${known.join(", ")}.`;
}

function sentence(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.input === undefined && /received undefined$/.test(issue.message)) {
    return `This field is missing; send ${article(issue.expected)}.`;
  }
  const text = issue.message.replace(/^Invalid input: /, "").replace(/^(Invalid [^:]+): /, "$1, ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map(String)
    .map((part) => part.slice(0, 100))
    .join(".")
    .slice(0, 300);
}

/** Names of the fields an object has at a path inside a schema. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: SchemaNode | undefined = unwrap(schema as unknown as SchemaNode);
  for (const part of path) {
    current = current?.def.element ?? current?.shape?.[String(part)] ?? current?.def.valueType;
    current = current && unwrap(current);
  }
  return Object.keys(current?.shape ?? {});
}

interface SchemaNode {
  def: { innerType?: SchemaNode; element?: SchemaNode; valueType?: SchemaNode };
  shape?: Record<string, SchemaNode>;
}

function unwrap(node: SchemaNode): SchemaNode {
  return node.def.innerType ? unwrap(node.def.innerType) : node;
}
