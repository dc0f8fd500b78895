declare module "monaco-editor/esm/vs/editor/standalone/common/monarch/monarchCompile.js" {
  export interface Lexer {
    readonly languageId: string;
  }
  export function compile(id: string, language: object): Lexer;
}

declare module "monaco-editor/esm/vs/editor/standalone/common/monarch/monarchLexer.js" {
  import type { Lexer } from "monaco-editor/esm/vs/editor/standalone/common/monarch/monarchCompile.js";
  interface State {
    readonly stack: { readonly depth: number };
  }
  interface Line {
    readonly tokens: readonly { readonly offset: number; readonly type: string }[];
    readonly endState: State;
  }
  export class MonarchTokenizer {
    constructor(languages: object, themes: object, id: string, lexer: Lexer, configuration: object);
    getInitialState(): State;
    tokenize(line: string, hasEnd: boolean, state: State): Line;
  }
}
