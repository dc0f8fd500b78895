/** What a stretch of code is. */
export type CodeToken = { text: string; kind?: "comment" | "string" | "number" | "keyword" };

/** Larger texts are shown without colours, so that showing them stays quick. */
const bound = 100_000;

const keywords = new Set(
  `abstract and as assert async await auto bool break case catch char class const constexpr continue crate debugger
declare def default defer del delete do done double elif else elsif end enum esac except export extends extern false fi
final finally float fn for foreach from func function global go goto if impl implements import in include inline int
interface is lambda let local long loop map match mod module mut namespace new nil none nonlocal not null of operator
or override package pass private protected pub public raise range readonly ref require return self short signed sizeof
static struct super switch template then this throw trait true try type typedef typeof union unless unsafe unsigned until
use using var virtual void when where while with yield None True False println print echo`.split(/\s+/),
);
/** Words of a language that are names in others. */
const more: Readonly<Record<string, ReadonlySet<string>>> = {
  d: new Set(
    "alias immutable invariant lazy nothrow out pragma pure scope synchronized ubyte uint ulong ushort".split(" "),
  ),
  fortran: new Set(
    `allocatable allocate call character complex contains cycle deallocate dimension elemental exit function implicit
integer intent interface logical none only parameter pointer procedure program pure read real recursive result select stop
subroutine type write`.split(/\s+/),
  ),
  haskell: new Set("deriving infix infixl infixr instance newtype qualified data hiding".split(" ")),
};

const strings = `"(?:\\\\.|[^"\\\\\\n])*"?|'(?:\\\\.|[^'\\\\\\n])*'?`;
const rest = "\\b\\d[\\w.]*\\b|[A-Za-z_]\\w*";
const comments = {
  hash: `"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|#[^\\n]*`,
  slash: "//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)|`(?:\\\\.|[^`\\\\])*`?",
  dash: "--[^\\n]*",
  exclamation: "![^\\n]*",
  nested: "--[^\\n]*|\\{-[\\s\\S]*?(?:-\\}|$)",
};
const hashed = new Set(["python", "bash", "sh", "ruby", "perl", "r", "php", "elixir", "julia", "make", "yaml", "toml"]);
const dashed = new Set(["lua", "sql", "ada"]);

/**
 * Colours enough to read by, from rules common to most languages; exact grammars belong to the editor. Together the pieces
 * are always the text, character for character.
 */
export function highlight(text: string, language: string): CodeToken[] {
  if (text.length > bound) return [{ text }];
  const comment = commentsOf(language);
  const found: CodeToken[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(`${comment}|${strings}|${rest}`, "g"))) {
    const kind = kindOf(match[0], language);
    if (!kind) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: match[0], kind });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function commentsOf(language: string): string {
  if (hashed.has(language)) return comments.hash;
  if (dashed.has(language)) return comments.dash;
  if (language === "fortran") return comments.exclamation;
  return language === "haskell" ? comments.nested : comments.slash;
}

function kindOf(token: string, language: string): CodeToken["kind"] {
  if (/^["'`]/.test(token)) return "string";
  if (/^(#|!|\/[/*]|--|\{-)/.test(token)) return "comment";
  if (/^\d/.test(token)) return "number";
  return keywords.has(token) || more[language]?.has(token.toLowerCase()) ? "keyword" : undefined;
}
