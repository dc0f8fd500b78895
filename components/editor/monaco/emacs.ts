// Only fetched by those who choose it; shares the Monaco that is there (see the bundle's plugin).
import type { editor } from "monaco-editor";
import { EmacsExtension } from "monaco-emacs";

/** Emacs' keys; the keys of a command that is under way show in `status`. */
export function attach(instance: editor.IStandaloneCodeEditor, status: HTMLElement) {
  const extension = new EmacsExtension(instance);
  const watch = extension.onDidChangeKey((keys: string) => {
    status.textContent = keys;
  });
  extension.start();
  return {
    dispose() {
      watch.dispose();
      extension.dispose();
      status.textContent = "";
    },
  };
}
