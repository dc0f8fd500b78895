const space = /[ \t\r\n]*/y;
const token = /[{}[\]:,]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expect = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

/**
 * Offset of the first character at which a text stops being JSON; its length when it only ends too early. `JSON.parse`
 * says where only for some errors and in words that differ between versions of Node.
 */
export function jsonErrorOffset(text: string): number {
  const open: ("{" | "[")[] = [];
  let expect: Expect = "value";
  let at = matchEnd(space, text, 0) ?? 0;
  while (at < text.length) {
    const isString = text[at] === '"';
    const end = isString ? stringEnd(text, at) : { at: matchEnd(token, text, at) };
    const next = step(expect, kindOf(text[at]), open);
    if (!next || end.at === undefined) return at;
    if ("broken" in end) return end.at;
    expect = next;
    at = matchEnd(space, text, end.at) ?? end.at;
  }
  return text.length;
}

function kindOf(first: string | undefined): string {
  if (first === '"') return "string";
  return first && "{}[]:,".includes(first) ? first : "literal";
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Where a string ends, or the character that breaks it; by hand, because a pattern's stack does not hold a long one. */
function stringEnd(text: string, start: number): { at: number; broken?: true } {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { at: at + 1 };
    if (code < 0x20) return { at, broken: true };
    if (code !== 0x5c) continue;
    const end = matchEnd(escaped, text, at);
    if (end === undefined) return { at, broken: true };
    at = end - 1;
  }
  return { at: text.length, broken: true };
}

/** What may follow, or nothing when this token may not stand here. */
function step(expect: Expect, kind: string, open: ("{" | "[")[]): Expect | undefined {
  const closed = (): Expect => (open.length > 0 ? "comma-or-end" : "end");
  const inObject = open.at(-1) === "{";
  if (expect === "end") return undefined;
  if (expect === "colon") return kind === ":" ? "value" : undefined;
  if (kind === "}" || kind === "]") {
    const fits =
      kind === "}"
        ? inObject && expect !== "value" && expect !== "key"
        : open.at(-1) === "[" && (expect === "value-or-end" || expect === "comma-or-end");
    if (!fits) return undefined;
    open.pop();
    return closed();
  }
  if (expect === "comma-or-end") return kind === "," ? (inObject ? "key" : "value") : undefined;
  if (expect === "key" || expect === "key-or-end") return kind === "string" ? "colon" : undefined;
  if (kind === "{" || kind === "[") {
    open.push(kind);
    return kind === "{" ? "key-or-end" : "value-or-end";
  }
  return kind === "string" || kind === "literal" ? closed() : undefined;
}
