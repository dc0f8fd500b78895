import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Addresses of the editor's code and style on this origin; they change with their content. */
export interface EditorBundle {
  script: string;
  style: string;
}

let known: EditorBundle | undefined;

/** What the build made of Monaco. @throws Error when nothing was built. */
export function editorBundle(): EditorBundle {
  known ??= JSON.parse(readFileSync(join(process.cwd(), "build/assets/editor.json"), "utf8")) as EditorBundle;
  return known;
}
