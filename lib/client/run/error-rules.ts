/** How one kind of message names a place in the user's files. */
export interface ErrorRule {
  /** One line that names a place: groups `file` and `line`, perhaps `column` and `message`. */
  place: RegExp;
  /**
   * `stack-above`: the frames come first, the deepest last, then the message (Python). `stack-below`: the message, then
   * the frames, the deepest first (Node). `first`: each line stands for itself and the first one counts (compilers).
   */
  order: "stack-above" | "stack-below" | "first";
  /** The line that says what went wrong, where the place's own line does not. */
  message?: RegExp;
}

const file = String.raw`(?<file>[^\s:"'()]+)`;
const python = String.raw`^[ |+]*File "(?<file>[^"\n]+)", line (?<line>\d+)`;
const pythonMessage =
  /^[ |]*(?<message>[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Iteration|Group)\b.*)$/m;
const nodeMessage = /^(?:Uncaught )?(?<message>(?:[\w.]*(?:Error|Exception)|Error)(?: \[\w+\])?(?:: .*)?)$/m;
const gcc = `^${file}:(?<line>\\d+):(?:(?<column>\\d+):)? (?:fatal )?error: (?<message>.*)$`;
const linker = `^(?:\\S*ld: )?${file}:(?<line>\\d+): (?<message>(?:undefined|multiple|first) .*)$`;
const assertion = `^\\S+: ${file}:(?<line>\\d+): (?:.*: )?(?<message>Assertion .*)$`;
const compiler = [rule(gcc, "first"), rule(linker, "first"), rule(assertion, "first")];

/** The messages of each language; a language without an entry has those that most share. */
const byLanguage: Readonly<Record<string, readonly ErrorRule[]>> = {
  python: [rule(python, "stack-above", pythonMessage)],
  javascript: node(),
  typescript: [
    rule(`^${file}\\((?<line>\\d+),(?<column>\\d+)\\): error (?<message>.*)$`, "first"),
    rule(`^${file}:(?<line>\\d+):(?<column>\\d+) - error (?<message>.*)$`, "first"),
    ...node(),
  ],
  bash: [rule(`^${file}: line (?<line>\\d+): (?<message>.*)$`, "first")],
  c: compiler,
  cpp: compiler,
  d: [
    rule(`@${file}\\((?<line>\\d+)\\): (?<message>.*)$`, "first"),
    rule(`^${file}\\((?<line>\\d+)(?:,(?<column>\\d+))?\\): Error: (?<message>.*)$`, "first"),
    ...compiler,
  ],
  fortran: [
    rule(`^${file}:(?<line>\\d+):(?<column>\\d+):$`, "first", /^(?<message>(?:Fatal )?Error: .*)$/m),
    rule(`^At line (?<line>\\d+) of file ${file}`, "first", /^(?<message>Fortran runtime error: .*)$/m),
    rule(`^#\\d+ .*? at ${file}:(?<line>\\d+)$`, "first"),
    ...compiler,
  ],
  csharp: [
    rule(`^${file}\\((?<line>\\d+),(?<column>\\d+)\\): error (?<message>.*)$`, "first"),
    rule(
      `^ +at .* in ${file}:(?<line>\\d+) ?$`,
      "stack-below",
      /^(?:\[ERROR\] FATAL )?(?<message>\w[\w. ]*Exception: .*)$/m,
    ),
  ],
  haskell: [
    rule(`^${file}:(?<line>\\d+):(?<column>\\d+): error:(?<message>.*)$`, "first", /^ +(?:• )?(?<message>\S.*)$/m),
    rule(`${file}:(?<line>\\d+):(?<column>\\d+) in `, "first"),
    rule(`^\\S+: ${file}:\\(?(?<line>\\d+)[:,](?<column>\\d+)\\)?[-0-9()]*: (?<message>.*)$`, "first"),
  ],
  sql: [rule("(?:Error|error)[^\\n]* near line (?<line>\\d+):? (?<message>.*)$", "first")],
  rust: [
    rule(`^ *--> ${file}:(?<line>\\d+):(?<column>\\d+)$`, "first"),
    rule(`panicked at (?<message>.*), ${file}:(?<line>\\d+):(?<column>\\d+)$`, "first"),
    rule(`panicked at ${file}:(?<line>\\d+):(?<column>\\d+):?$`, "first"),
  ],
  go: [
    rule(`^(?:vet: )?${file}:(?<line>\\d+):(?<column>\\d+): (?<message>.*)$`, "first"),
    rule(`^\\s+${file}:(?<line>\\d+)(?: \\+0x[0-9a-f]+)?$`, "stack-below", /^(?<message>(?:panic|fatal error): .*)$/m),
  ],
  java: [
    rule(`^${file}:(?<line>\\d+): error: (?<message>.*)$`, "first"),
    rule(`^\\s+at .*\\(${file}:(?<line>\\d+)\\)$`, "stack-below", /^(?<message>Exception in thread .*)$/m),
  ],
  r: [
    rule(`^  at ${file}:(?<line>\\d+)$`, "stack-below", /^(?<message>Error(?: in .*)?: ?.*)$/m),
    rule(`^(?:.* : )? *${file}:(?<line>\\d+):(?<column>\\d+): (?<message>.*)$`, "first"),
  ],
  ruby: [rule(`^(?:\\s+from |\\S+: )?${file}:(?<line>\\d+):(?:in [^:]*:)? ?(?<message>.*)$`, "first")],
  php: [rule(`^(?:PHP )?(?<message>.*?) in ${file}(?: on line |:)(?<line>\\d+)$`, "first")],
  perl: [rule(`^(?<message>.*?) at ${file} line (?<line>\\d+)`, "first")],
  lua: [rule(`^(?:\\S*lua[\\d.]*: )${file}:(?<line>\\d+): (?<message>.*)$`, "first")],
};

const shared: readonly ErrorRule[] = [
  ...compiler,
  rule(`^(?:\\S+: )?${file}:(?<line>\\d+)(?::(?<column>\\d+))?:? (?<message>.*)$`, "first"),
];

/** The rules for a language. */
export function rulesFor(language: string): readonly ErrorRule[] {
  return byLanguage[language] ?? shared;
}

function node(): ErrorRule[] {
  return [
    rule(`^\\s+at .*?\\(?(?:file://)?${file}:(?<line>\\d+):(?<column>\\d+)\\)?$`, "stack-below", nodeMessage),
    rule(`^(?:file://)?${file}:(?<line>\\d+)$`, "stack-above", nodeMessage),
  ];
}

function rule(place: string, order: ErrorRule["order"], message?: RegExp): ErrorRule {
  return { place: new RegExp(place, "gm"), order, message };
}
