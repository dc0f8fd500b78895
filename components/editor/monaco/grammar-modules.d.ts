declare module "monaco-editor/esm/vs/basic-languages/*" {
  import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";
  export const language: languages.IMonarchLanguage;
  export const conf: languages.LanguageConfiguration;
}
