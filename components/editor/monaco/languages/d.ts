import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";
import { closingPairs } from "./pairs";

const pairs = { round: ["\\(", "\\)"], square: ["\\[", "\\]"], angle: ["<", ">"], curly: ["\\{", "\\}"] } as const;

/** What stands in `q"(…)"`: it ends with the bracket that closes the first, so that pairs inside are counted. */
const delimited = Object.fromEntries(
  Object.entries(pairs).map(([name, [open, close]]): [string, languages.IMonarchLanguageRule[]] => [
    name,
    [
      [new RegExp(`[^${open}${close}]+`), "string"],
      [new RegExp(open), "string", "@push"],
      [new RegExp(`${close}"[cwd]?`), "string", "@pop"],
      [new RegExp(close), "string", "@pop"],
    ],
  ]),
);

const comments: languages.IMonarchLanguage["tokenizer"] = {
  block: [
    [/[^*]+/, "comment"],
    [/\*\//, "comment", "@pop"],
    [/\*/, "comment"],
  ],
  nested: [
    [/[^/+]+/, "comment"],
    [/\/\+/, "comment", "@push"],
    [/\+\//, "comment", "@pop"],
    [/[/+]/, "comment"],
  ],
};

/** D, version 2. */
export const language: languages.IMonarchLanguage = {
  defaultToken: "",
  tokenPostfix: ".d",
  brackets: [
    { open: "{", close: "}", token: "delimiter.curly" },
    { open: "[", close: "]", token: "delimiter.square" },
    { open: "(", close: ")", token: "delimiter.parenthesis" },
  ],
  types:
    `bool byte char dchar double dstring float int long ptrdiff_t real short size_t string ubyte uint ulong ushort void
    wchar wstring`.split(/\s+/),
  keywords: `abstract alias align asm assert auto body break case cast catch class const continue debug default delegate
    delete deprecated do else enum export extern false final finally for foreach foreach_reverse function goto if immutable
    import in inout interface invariant is lazy macro mixin module new nothrow null out override package pragma private
    protected public pure ref return scope shared static struct super switch synchronized template this throw true try
    typeid typeof union unittest version while with __gshared __parameters __traits __vector`.split(/\s+/),
  constants: `__FILE__ __FILE_FULL_PATH__ __MODULE__ __LINE__ __FUNCTION__ __PRETTY_FUNCTION__ __DATE__ __TIME__
    __TIMESTAMP__ __VENDOR__ __VERSION__`.split(/\s+/),
  escapes: /\\(?:['"?\\0abfnrtv]|[0-7]{1,3}|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|&\w+;)/,
  tokenizer: {
    root: [
      [/^#.*$/, "metatag"],
      [/\/\/.*$/, "comment"],
      [/\/\*/, "comment", "@block"],
      [/\/\+/, "comment", "@nested"],
      { include: "@texts" },
      { include: "@numbers" },
      [/@[A-Za-z_]\w*/, "annotation"],
      [/[A-Z][\w\u0080-\uffff]*/, "type.identifier"],
      [
        /[a-z_\u0080-\uffff][\w\u0080-\uffff]*/,
        { cases: { "@types": "type", "@keywords": "keyword", "@constants": "constant", "@default": "identifier" } },
      ],
      [/[{}()[\]]/, "@brackets"],
      [/\.\.\.?|[;,.:]/, "delimiter"],
      [/[-+*/%&|^~<>=!?$@]+/, "operator"],
    ],
    texts: [
      [/[rx]"/, "string", "@verbatim"],
      [/`/, "string", "@backquoted"],
      [/q"\(/, "string", "@round"],
      [/q"\[/, "string", "@square"],
      [/q"</, "string", "@angle"],
      [/q"\{/, "string", "@curly"],
      [/q"([A-Za-z_]\w*)$/, "string", "@named.$1"],
      [/q"([^\w\s]).*?\1"[cwd]?/, "string"],
      // Of words of the language, and shown as such.
      [/q(?=\{)/, "string"],
      [/"/, "string", "@quoted"],
      [/'(?:[^\\']|@escapes)'/, "string"],
      [/'[^']*'?/, "string.invalid"],
    ],
    numbers: [
      [/0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]+)?[pP][-+]?\d[\d_]*[fFL]?/, "number.float"],
      // Not the point of a range or a call, as in 1..9 and 3.iota.
      [/\d[\d_]*\.(?![._A-Za-z])[\d_]*(?:[eE][-+]?[\d_]+)?[fFL]?/, "number.float"],
      [/\d[\d_]*(?:[eE][-+]?[\d_]+[fFL]?|[fF]\b)/, "number.float"],
      [/\.\d[\d_]*(?:[eE][-+]?[\d_]+)?[fFL]?/, "number.float"],
      [/(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*)(?:L[uU]?|[uU]L?)?/, "number"],
    ],
    quoted: [
      [/[^\\"]+/, "string"],
      [/@escapes/, "string.escape"],
      [/\\./, "string.escape.invalid"],
      [/"[cwd]?/, "string", "@pop"],
    ],
    verbatim: [
      [/[^"]+/, "string"],
      [/"[cwd]?/, "string", "@pop"],
    ],
    backquoted: [
      [/[^`]+/, "string"],
      [/`[cwd]?/, "string", "@pop"],
    ],
    named: [
      [/^([A-Za-z_]\w*)"/, { cases: { "$1==$S2": { token: "string", next: "@pop" }, "@default": "string" } }],
      [/.+/, "string"],
    ],
    ...delimited,
    ...comments,
  },
};

/** Comments and brackets. */
export const conf: languages.LanguageConfiguration = {
  comments: { lineComment: "//", blockComment: ["/*", "*/"] },
  ...closingPairs(["{}", "[]", "()"], ['"', "'", "`"]),
};
