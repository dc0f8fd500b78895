import type { LanguageInfo } from "../../contracts/executions";

/** What is known of the language that ran. */
export type KnownLanguage = Pick<LanguageInfo, "id" | "name" | "packages" | "packageName" | "batteries">;

interface Explanation {
  pattern: RegExp;
  words: (name: string, language: KnownLanguage | undefined) => string;
  /** Only of these; absent: of any. */
  languages?: readonly string[];
}

const network = new RegExp(
  [
    "Temporary failure in name resolution|Name or service not known|Could not resolve host|Network is unreachable",
    "\\b(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|EAFNOSUPPORT)\\b|Address family not supported by protocol",
    "\\b(?:connect|socket) EPERM\\b|\\bsocket: Operation not permitted|/dev/(?:tcp|udp)/\\S+: Operation not permitted",
    "_socket\\.socket\\.[\\s\\S]{0,200}PermissionError: \\[Errno 1\\]",
  ].join("|"),
);

/** What output can say that a person new to Podium would not understand, most telling first. */
const explanations: readonly Explanation[] = [
  {
    pattern: /^ModuleNotFoundError: No module named '(?<name>[^'.]+)/m,
    words: (name, language) =>
      `${name} is not installed here. ${howToGet(name, language) ?? `Programs have Python's standard library.`} If ${name} is a file of yours, add it beside the program as ${name}.py.`,
  },
  {
    pattern: /^(?:\S*Error[^\n]*?: )?Cannot find (?:module|package) '(?<name>[./][^']*)'/m,
    words: (name) => `There is no file ${name} beside the program. Add it as a tab, with this name.`,
  },
  {
    pattern: /(?:^|Error[^\n]*?: )Cannot find (?:module|package) '(?<name>[^']+)'/m,
    words: (name) => `${name} is not installed here: programs have Node's own modules, and nothing from npm.`,
  },
  {
    languages: ["perl"],
    pattern: /^Can't locate (?<name>[\w/]+)\.pm in @INC/m,
    words: (name, language) => missing(name.replaceAll("/", "::"), language),
  },
  {
    languages: ["ruby"],
    pattern: /cannot load such file -- (?<name>[\w/-]+) \(LoadError\)/,
    words: missing,
  },
  {
    languages: ["r"],
    pattern: /there is no package called [‘'](?<name>[\w.]+)[’']/,
    words: missing,
  },
  {
    languages: ["lua"],
    pattern: /module '(?<name>[^']+)' not found:/,
    words: missing,
  },
  {
    languages: ["haskell"],
    pattern: /Could not find module [‘'](?<name>[\w.]+)[’']/,
    words: missing,
  },
  {
    languages: ["go"],
    pattern: /: (?:cannot find package "(?<name>[^"]+)"|package (?<other>\S+) is not in GOROOT)/,
    words: missing,
  },
  {
    languages: ["rust"],
    pattern: /(?:unresolved import|use of undeclared crate or module|can't find crate for) `(?<name>\w+)/,
    words: missing,
  },
  {
    languages: ["java"],
    pattern: /: error: package (?<name>[\w.]+) does not exist/,
    words: missing,
  },
  {
    pattern: /: (?:line \d+: )?(?<name>[^\s:]+): command not found$/m,
    words: (name) => `There is no program called ${name} in the sandbox. Look for a typing error, or do without it.`,
  },
  {
    pattern: /: fatal error: (?<name>[^\s:]+): No such file or directory$/m,
    words: (name) =>
      `There is no header ${name} here. If it is yours, add it as a tab; other libraries are not installed.`,
  },
  { pattern: network, words: () => "Programs here have no network: nothing outside the sandbox can be reached." },
];

/** Characters at the end that are looked through: there the error is. */
export const EXPLAIN_LOOK = 64 * 1024;

/** One line that explains a missing module or the blocked network, if the output is about that. */
export function explainOutput(text: string, language?: KnownLanguage): string | undefined {
  const end = text.slice(-EXPLAIN_LOOK);
  for (const { pattern, words, languages } of explanations) {
    if (languages && !languages.includes(language?.id ?? "")) continue;
    const match = end.match(pattern);
    if (match) return words((match.groups?.name ?? match.groups?.other ?? "").slice(0, 80), language);
  }
  return undefined;
}

function missing(name: string, language: KnownLanguage | undefined): string {
  const own = `Programs have ${language?.name ?? "the language"}'s standard library, and files of yours that stand beside them.`;
  return `${name} is not installed here. ${howToGet(name, language) ?? own}`;
}

/** Who can add it and how, as far as the server says; there is no network to fetch it over while a program runs. */
function howToGet(name: string, language: KnownLanguage | undefined): string | undefined {
  if (language?.batteries?.modules.includes(name) && !language.batteries.available) return language.batteries.howToGet;
  if (!language?.packageName) return undefined;
  const debian = language.packageName.replace("*", name.toLowerCase().replaceAll(/::|[/_.]/g, "-"));
  return `Programs have the standard library and what an administrator adds from Debian, where it would be ${debian}.`;
}
