/** What is used of Monaco's TypeScript service, which has no declarations of its own. */
declare module "monaco-editor/esm/vs/language/typescript/lib/typescriptServices.js" {
  import type ts from "typescript";
  export const typescript: typeof ts;
}

declare module "monaco-editor/esm/vs/language/typescript/tsWorker.js" {
  import type ts from "typescript";
  /** A file as the service reads it. */
  export interface MirrorModel {
    uri: { toString(): string };
    version: number;
    getValue(): string;
  }
  /** Hosts a language service; its requests name a file first. */
  export class TypeScriptWorker {
    constructor(
      context: { getMirrorModels(): MirrorModel[] },
      data: { compilerOptions: ts.CompilerOptions; extraLibs: Record<string, never> },
    );
    getLanguageService(): ts.LanguageService;
    getScriptFileNames(): string[];
    getScriptKind(fileName: string): ts.ScriptKind;
    getCompletionsAtPosition(fileName: string, position: number): Promise<ts.CompletionInfo | undefined>;
    getCompletionEntryDetails(fileName: string, position: number, entry: string): Promise<unknown>;
    getQuickInfoAtPosition(fileName: string, position: number): Promise<unknown>;
  }
}

declare module "monaco-editor/esm/vs/language/typescript/languageFeatures.js" {
  import type { languages, Uri } from "monaco-editor";
  /** Answers a request of the service about a file. */
  type Service = (...resources: Uri[]) => Promise<unknown>;
  export class SuggestAdapter implements languages.CompletionItemProvider {
    constructor(service: Service);
    provideCompletionItems: languages.CompletionItemProvider["provideCompletionItems"];
  }
  export class QuickInfoAdapter implements languages.HoverProvider {
    constructor(service: Service);
    provideHover: languages.HoverProvider["provideHover"];
  }
}
