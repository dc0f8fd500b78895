import { loader, type Monaco } from "@monaco-editor/react";

/** Addresses of Monaco's code and style, which are built apart from the page. */
export interface EditorBundle {
  script: string;
  style: string;
}

let folder = "";

/** Address of the module with the keys of vim or Emacs; it stands beside Monaco's. */
export function keymapAddress(keymap: "vim" | "emacs"): string {
  return `${folder}/${keymap}.js`;
}

/** Address of the module with the TypeScript service, which brings a worker of its own. */
export function typeScriptAddress(): string {
  return `${folder}/typescript.js`;
}

let loading: Promise<void> | undefined;

/** Loads Monaco, which the page already asked for in its head; after a failure it can be tried again. */
export function loadMonaco({ script, style }: EditorBundle): Promise<void> {
  folder = script.slice(0, script.lastIndexOf("/"));
  loading ??= Promise.all([
    import(/* turbopackIgnore: true */ /* webpackIgnore: true */ script) as Promise<{ monaco: Monaco }>,
    loadStyle(style),
  ]).then(
    // Without this the wrapper would fetch Monaco from a public CDN.
    ([{ monaco }]) => loader.config({ monaco }),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function loadStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${href} could not be loaded.`));
    };
    document.head.append(link);
  });
}
