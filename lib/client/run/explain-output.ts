interface Explanation {
  pattern: RegExp;
  words: (name: string) => string;
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
    words: (name) =>
      `${name} is not installed here: programs have Python's standard library. If ${name} is a file of yours, add it beside the program as ${name}.py.`,
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
export function explainOutput(text: string): string | undefined {
  const end = text.slice(-EXPLAIN_LOOK);
  for (const { pattern, words } of explanations) {
    const match = end.match(pattern);
    if (match) return words((match.groups?.name ?? "").slice(0, 80));
  }
  return undefined;
}
