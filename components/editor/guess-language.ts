/** A language that a text looks like; `id` is the one Podium would use for it. */
export interface Guess {
  id: string;
  name: string;
}

interface Signs extends Guess {
  /** Each that is found counts once. */
  signs: readonly RegExp[];
}

/** Signs that hardly occur in the other languages. */
const table: readonly Signs[] = [
  {
    id: "java",
    name: "Java",
    signs: [
      /\bpublic\s+(final\s+|abstract\s+)?(class|interface|enum|record)\s+\w+/,
      /\bpublic\s+static\s+void\s+main\s*\(/,
      /\bSystem\.(out|err)\.print/,
      /^import\s+java[.x]/m,
    ],
  },
  {
    id: "cpp",
    name: "C++",
    signs: [
      /#include\s*<(iostream|vector|string|map|algorithm|memory)>/,
      /\bstd::\w+/,
      /\bcout\s*<</,
      /\busing\s+namespace\b/,
    ],
  },
  {
    id: "c",
    name: "C",
    signs: [
      /#include\s*<(stdio|stdlib|string|math|unistd)\.h>/,
      /\bint\s+main\s*\(/,
      /\bprintf\s*\(".*\\n"/,
      /\bmalloc\s*\(/,
    ],
  },
  {
    id: "csharp",
    name: "C#",
    signs: [
      /^using\s+System\b/m,
      /\bConsole\.(Write|Read)/,
      /\bstatic\s+(async\s+)?(void|int|Task)\s+Main\s*\(/,
      /^namespace\s+[\w.]+/m,
    ],
  },
  {
    id: "d",
    name: "D",
    signs: [
      /^import\s+(std|core)\.\w/m,
      /\bwritef?ln\s*[(;]/,
      /\bforeach(_reverse)?\s*\((\w+\s+)?\w+(,\s*\w+)?;/,
      /\b\w+!\(/,
      /^unittest\b/m,
    ],
  },
  {
    id: "fortran",
    name: "Fortran",
    signs: [
      /^\s*implicit\s+none\b/im,
      /^\s*end\s+(program|module|subroutine|function|do|if)\b/im,
      /^\s*(integer|real|character|logical|type)\b.*::/im,
      /^\s*(print|write)\s*(\(\*|\*,|'\()/im,
    ],
  },
  {
    id: "haskell",
    name: "Haskell",
    signs: [
      /^[a-z]\w*'*\s*::\s.*(->|\bIO\b|\[)/m,
      /^import\s+(qualified\s+)?[A-Z]\w*(\.[A-Z]\w*)*(\s+as\s+\w+|\s*\(|\s+hiding\b|\s*$)/m,
      /^(module\s+[A-Z][\w.]*(\s*\(|\s+where)|main\s*=)/m,
      /\s<-\s/,
      /^\s+\|\s.*\s=\s/m,
      /\b(putStrLn|mapM_)\b/,
    ],
  },
  {
    id: "go",
    name: "Go",
    signs: [/^package\s+\w+\s*$/m, /^func\s+(\(\w+\s+\*?\w+\)\s*)?\w+\(/m, /\bfmt\.Print/, /:=\s/],
  },
  {
    id: "rust",
    name: "Rust",
    signs: [/\bfn\s+main\s*\(\s*\)/, /\bprintln!\s*\(/, /\blet\s+mut\s+\w+/, /^use\s+std::/m, /\bimpl\b.*\{/],
  },
  {
    id: "typescript",
    name: "TypeScript",
    signs: [
      /^(export\s+)?interface\s+\w+\s*\{/m,
      /^(export\s+)?type\s+\w+\s*=/m,
      /\b(const|let)\s+\w+\s*:\s*\w+/,
      /\)\s*:\s*(void|string|number|boolean|Promise<)/,
    ],
  },
  {
    id: "javascript",
    name: "JavaScript",
    signs: [
      /\bconsole\.(log|error)\s*\(/,
      /\b(const|let|var)\s+[\w{[].*=/,
      /=>\s*[{(\w]/,
      /\bfunction\s*\w*\s*\(.*\)\s*\{/,
      /\brequire\s*\(["']/,
    ],
  },
  { id: "php", name: "PHP", signs: [/<\?php/, /^\s*<\?php/, /\$\w+\s*=[^=]/, /\becho\s+["'$]/, /->\w+\(/] },
  {
    id: "bash",
    name: "Bash",
    signs: [/^#!.*\b(ba)?sh\b/, /^\s*(fi|done|esac)\s*$/m, /\[\[?\s.*\s\]\]?\s*;?\s*then/, /\$\{?\w+\}?/, /^echo\s/m],
  },
  {
    id: "ruby",
    name: "Ruby",
    signs: [/^\s*puts\s/m, /^\s*end\s*$/m, /\bdo\s*\|\w+/, /^\s*def\s+\w+[^:]*$/m, /^require\s+['"]/m],
  },
  {
    id: "python",
    name: "Python",
    signs: [
      /^\s*def\s+\w+\(.*\).*:\s*$/m,
      /^(from\s+[\w.]+\s+)?import\s+[\w.]+(\s+as\s+\w+)?\s*$/m,
      /^\s*(if|for|while|elif|else|try|with)\b.*:\s*$/m,
      /\bprint\s*\(/,
      /__name__\s*==/,
    ],
  },
];

/** Languages whose programs may be all in another one. */
const contained: Readonly<Record<string, string>> = { cpp: "c", typescript: "javascript" };
const SHORTEST = 30;
const SURE = 2;

/**
 * What a pasted text looks like; undefined unless one language has two signs and more than any other, the current
 * language among them. Offered, never acted upon: a wrong guess costs a glance.
 */
export function guessLanguage(text: string, current: string): Guess | undefined {
  if (text.length < SHORTEST) return undefined;
  const scores = table.map((entry) => ({ entry, score: entry.signs.filter((sign) => sign.test(text)).length }));
  const own = scores.find(({ entry }) => entry.id === current)?.score ?? 0;
  const best = scores.reduce((left, right) => (right.score > left.score ? right : left));
  if ([current, contained[current]].includes(best.entry.id) || best.score < SURE || best.score <= own) return undefined;
  return { id: best.entry.id, name: best.entry.name };
}
