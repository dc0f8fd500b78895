// The grammars themselves: what registers them in Monaco brings every part of the editor along.
import * as cpp from "monaco-editor/esm/vs/basic-languages/cpp/cpp.js";
import * as csharp from "monaco-editor/esm/vs/basic-languages/csharp/csharp.js";
import * as css from "monaco-editor/esm/vs/basic-languages/css/css.js";
import * as go from "monaco-editor/esm/vs/basic-languages/go/go.js";
import * as html from "monaco-editor/esm/vs/basic-languages/html/html.js";
import * as java from "monaco-editor/esm/vs/basic-languages/java/java.js";
import * as javascript from "monaco-editor/esm/vs/basic-languages/javascript/javascript.js";
import * as lua from "monaco-editor/esm/vs/basic-languages/lua/lua.js";
import * as markdown from "monaco-editor/esm/vs/basic-languages/markdown/markdown.js";
import * as perl from "monaco-editor/esm/vs/basic-languages/perl/perl.js";
import * as php from "monaco-editor/esm/vs/basic-languages/php/php.js";
import * as python from "monaco-editor/esm/vs/basic-languages/python/python.js";
import * as r from "monaco-editor/esm/vs/basic-languages/r/r.js";
import * as ruby from "monaco-editor/esm/vs/basic-languages/ruby/ruby.js";
import * as rust from "monaco-editor/esm/vs/basic-languages/rust/rust.js";
import * as shell from "monaco-editor/esm/vs/basic-languages/shell/shell.js";
import * as sql from "monaco-editor/esm/vs/basic-languages/sql/sql.js";
import * as typescript from "monaco-editor/esm/vs/basic-languages/typescript/typescript.js";
import * as yaml from "monaco-editor/esm/vs/basic-languages/yaml/yaml.js";
import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";
import type { monacosLanguages } from "./language-names";

/** How a language is coloured, and what the editor should know of its brackets and comments. */
export interface Grammar {
  language: languages.IMonarchLanguage;
  conf: languages.LanguageConfiguration;
}

/** By Monaco's name of the language. */
export const grammars: Readonly<Record<(typeof monacosLanguages)[number], Grammar>> = {
  c: cpp,
  cpp,
  csharp,
  css,
  go,
  html,
  java,
  javascript,
  lua,
  markdown,
  perl,
  php,
  python,
  r,
  ruby,
  rust,
  shell,
  sql,
  typescript,
  yaml,
};
