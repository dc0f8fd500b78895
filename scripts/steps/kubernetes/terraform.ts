import { getExpressionAst, parse } from "@cdktn/hcl2json";

/** A block's arguments and inner blocks, as the parser gives them: expressions are strings with `${…}`. */
export type Body = Record<string, unknown>;

/** A module of Terraform: what its files declare, and what they name. */
export interface TerraformModule {
  files: Readonly<Record<string, string>>;
  /** Bodies by address, such as `var.name`, `local.zones`, `aws_vpc.this`, `output.host`, `terraform`. */
  blocks: ReadonlyMap<string, readonly unknown[]>;
  /** Addresses that expressions name. */
  references: ReadonlySet<string>;
}

/** Prefixes of addresses by the type of block. A type that is not here has its name as address. */
const prefixes: Readonly<Record<string, string>> = { variable: "var.", output: "output.", data: "data.", resource: "" };
/** What Terraform itself gives to expressions. */
const GIVEN = ["each", "count", "path", "self", "terraform"];

/** @throws Error with file, line and reason where a text is no HCL. */
export async function readTerraform(files: Readonly<Record<string, string>>): Promise<TerraformModule> {
  const blocks = new Map<string, unknown[]>();
  const references = new Set<string>();
  for (const [name, text] of Object.entries(files)) {
    for (const [address, body] of addressesOf(await parse(name, text))) {
      blocks.set(address, [...(blocks.get(address) ?? []), body]);
      // Types are keywords, not addresses.
      const named = address.startsWith("var.") ? { ...(body as Body), type: undefined } : body;
      for (const reference of await referencesIn(name, named)) references.add(reference);
    }
  }
  return { files, blocks, references };
}

function addressesOf(parsed: Body): [string, unknown][] {
  return Object.entries(parsed).flatMap(([type, content]): [string, unknown][] => {
    if (type === "locals") return (content as Body[]).flatMap((body) => named("local.", body));
    const prefix = prefixes[type];
    if (prefix === undefined) return [content].flat(2).map((body) => [type, body]);
    const byName = type === "data" || type === "resource" ? byTwoLabels(content as Body) : (content as Body);
    return Object.entries(byName).flatMap(([name, bodies]) =>
      (bodies as Body[]).map((body): [string, unknown] => [`${prefix}${name}`, body]),
    );
  });
}

const named = (prefix: string, body: Body) =>
  Object.entries(body).map(([name, value]): [string, unknown] => [`${prefix}${name}`, value]);

function byTwoLabels(types: Body): Body {
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, names]) =>
      Object.entries(names as Body).map(([name, bodies]) => [`${type}.${name}`, bodies]),
    ),
  );
}

async function referencesIn(file: string, body: unknown): Promise<string[]> {
  const entries = entriesOf([body]);
  const iterators = entries.flatMap(([key, value]) => (key === "dynamic" ? Object.keys(value as Body) : []));
  const found: string[] = [];
  for (const text of entries.flat()) {
    if (typeof text !== "string" || !text.includes("${")) continue;
    // As a heredoc, a text may have quotes and several lines.
    const tree = await getExpressionAst(file, `<<TEXT\n${text}\nTEXT\n`);
    found.push(...addressesIn(tree as Expression | null, [...GIVEN, ...iterators]));
  }
  return found;
}

/** As much of a syntax tree as is read here. */
interface Expression {
  type: string;
  meta?: { keyVar?: string; valVar?: string; traversal?: { segment: string }[] };
  children: Expression[];
}

/** @param known names that are no addresses: given ones, and those of the loops around. */
function addressesIn(expression: Expression | null, known: readonly string[]): string[] {
  if (!expression) return [];
  const { type, meta, children } = expression;
  const segments = meta?.traversal?.map(({ segment }) => segment) ?? [];
  const first = segments[0] ?? "";
  const own = type === "scopeTraversal" && !known.includes(first);
  const inner = type === "for" ? [...known, meta?.keyVar ?? "", meta?.valVar ?? ""] : known;
  const address = segments.slice(0, first === "data" ? 3 : 2).join(".");
  return [...(own ? [address] : []), ...children.flatMap((child) => addressesIn(child, inner))];
}

/** Every key with its value, at every depth; elements of lists have their number as key. */
export function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => [[key, inner], ...entriesOf(inner)]);
}
