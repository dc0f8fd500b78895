import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";
import { closingPairs } from "./pairs";

const symbol = "[!#$%&*+./<=>?@\\\\^|~:-]";

/** Haskell 2010, with what GHC's usual extensions add to its words and numbers. */
export const language: languages.IMonarchLanguage = {
  defaultToken: "",
  tokenPostfix: ".haskell",
  brackets: [
    { open: "{", close: "}", token: "delimiter.curly" },
    { open: "[", close: "]", token: "delimiter.square" },
    { open: "(", close: ")", token: "delimiter.parenthesis" },
  ],
  keywords:
    `case class data default deriving do else forall foreign if import in infix infixl infixr instance let mdo module
    newtype of then type where _`.split(/\s+/),
  escapes:
    /\\(?:[abfnrtv\\"'&]|\^[A-Z[\\\]^_@]|\d+|o[0-7]+|x[\dA-Fa-f]+|NUL|SOH|STX|ETX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|SO|SI|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC|FS|GS|RS|US|SP|DEL)/,
  tokenizer: {
    root: [
      [/^#(?:!.*|\s*(?:define|elif|else|endif|error|if|ifdef|ifndef|include|line|undef|warning)\b.*)$/, "metatag"],
      [/\{-#/, "metatag", "@pragma"],
      [/\{-/, "comment", "@comment"],
      // More dashes are one as well, but not with another sign behind them: that is an operator.
      [new RegExp(`--+(?!${symbol}).*$`), "comment"],
      [/^\s*import\b/, "keyword", "@imported"],
      { include: "@texts" },
      [/0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+/, "number"],
      [/\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?\d+)?|[eE][-+]?\d+)/, "number.float"],
      [/\d[\d_]*/, "number"],
      { include: "@names" },
      [/`[A-Za-z_][\w.']*`/, "operator"],
      [/[{}()[\]]/, "@brackets"],
      [/[,;]/, "delimiter"],
      [new RegExp(`${symbol}+`), "operator"],
    ],
    // Names everywhere else.
    imported: [[/^/, "", "@pop"], [/(?:as|hiding|qualified|safe)\b/, "keyword"], { include: "@root" }],
    texts: [
      [/'(?:[^\\'\n]|@escapes)'/, "string"],
      [/"(?:[^"\\]|\\\S)*$/, "string.invalid"],
      [/"/, "string", "@text"],
    ],
    names: [
      [/(?:[A-Z][\w']*\.)+(?=[\w(])/, "namespace"],
      [/[A-Z\u00c0-\u00d6\u00d8-\u00de][\w\u0080-\uffff']*/, "type.identifier"],
      [/[a-z_\u0080-\uffff][\w\u0080-\uffff']*/, { cases: { "@keywords": "keyword", "@default": "identifier" } }],
    ],
    text: [
      [/[^"\\]+$/, "string.invalid", "@pop"],
      [/[^"\\]+/, "string"],
      [/@escapes/, "string.escape"],
      [/\\\s*$/, "string.escape", "@gap"],
      [/\\\s+\\/, "string.escape"],
      [/\\./, "string.escape.invalid"],
      [/"/, "string", "@pop"],
    ],
    // Of white space between two backslashes, over the end of a line.
    gap: [
      [/\s*\\/, "string.escape", "@pop"],
      [/\s+/, "string"],
      [/./, { token: "@rematch", next: "@popall" }],
    ],
    comment: [
      [/[^{-]+/, "comment"],
      [/\{-/, "comment", "@push"],
      [/-\}/, "comment", "@pop"],
      [/[{-]/, "comment"],
    ],
    pragma: [
      [/[^#]+/, "metatag"],
      [/#-\}/, "metatag", "@pop"],
      [/#/, "metatag"],
    ],
  },
};

/** What one writes goes on in the next line, further in. */
const goesOn = /(?:\b(?:where|do|of|let|then|else|if)|=|->|<-|[([{,])\s*$/;
/** `IndentAction.Indent`; its value is in Monaco itself. */
const INDENT = 1;

/** Comments, brackets, names and indentation. */
export const conf: languages.LanguageConfiguration = {
  comments: { lineComment: "--", blockComment: ["{-", "-}"] },
  ...closingPairs(["{}", "[]", "()"], ['"', "'", "`"]),
  // Primes belong to names.
  wordPattern: /\d+(?:\.\d+)?|[A-Za-z_\u0080-\uffff][\w\u0080-\uffff']*/,
  onEnterRules: [{ beforeText: goesOn, action: { indentAction: INDENT } }],
  folding: { offSide: true },
};
