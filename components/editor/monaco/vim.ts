// Only fetched by those who choose it; shares the Monaco that is there (see the bundle's plugin).
import type { editor } from "monaco-editor";
import { initVimMode } from "monaco-vim";

/** Vim's keys; the mode and its commands show in `status`. */
export function attach(instance: editor.IStandaloneCodeEditor, status: HTMLElement) {
  return initVimMode(instance, status);
}
