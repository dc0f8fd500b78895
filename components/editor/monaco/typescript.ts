// Only fetched when a document in TypeScript or JavaScript is open; shares the Monaco that is there.
import * as monaco from "monaco-editor";
import type { editor, Uri } from "monaco-editor";
import { QuickInfoAdapter, SuggestAdapter } from "monaco-editor/esm/vs/language/typescript/languageFeatures.js";
import type { FoundProblem, FromWorker, ProgramFile, Request, ToWorker } from "./typescript-messages";

/** Whose marks are the service's. */
const OWNER = "typescript";
const LANGUAGES = ["typescript", "javascript"];

/** Completes, explains and checks a program while it is written. */
export interface TypeScriptService {
  /** The program as it is now: all of its files, by their paths in the draft. */
  update(files: readonly ProgramFile[]): void;
  /** Marks what is wrong in an open file, unless it is changed meanwhile. */
  check(model: editor.ITextModel): Promise<void>;
  /** Takes the marks of a file away. */
  clear(model: editor.ITextModel): void;
  dispose(): void;
}

/** Starts the service in a worker. @param options as in a tsconfig */
export function startTypeScript(options: object): TypeScriptService {
  const worker = new Worker(new URL("./typescript-worker.js", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: unknown) => void>();
  const known = new Map<string, string>();
  let requests = 0;
  const tell = (message: ToWorker) => worker.postMessage(message);
  const tellFiles = () => tell({ type: "files", files: [...known].map(([path, text]) => ({ path, text })) });
  worker.onmessage = ({ data: { id, answer } }: MessageEvent<FromWorker>) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  };
  const ask: Ask = (request, uri, ...args) => {
    const model = monaco.editor.getModel(uri);
    // The page hears of a key a moment later than the editor.
    if (model && known.has(uri.path) && known.get(uri.path) !== model.getValue()) {
      known.set(uri.path, model.getValue());
      tellFiles();
    }
    requests += 1;
    const id = requests;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell({ type: "request", id, request, path: uri.path, args });
    });
  };
  tell({ type: "start", options });
  const offers = offerHelp(ask);
  return {
    update(files) {
      known.clear();
      for (const { path, text } of files) known.set(`/${path}`, text);
      tellFiles();
    },
    async check(model) {
      const version = model.getVersionId();
      const problems = ((await ask("findProblems", model.uri)) ?? []) as readonly FoundProblem[];
      if (model.isDisposed() || model.getVersionId() !== version) return;
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        problems.map((problem) => markOf(model, problem)),
      );
    },
    clear: (model) => monaco.editor.setModelMarkers(model, OWNER, []),
    dispose() {
      worker.terminate();
      for (const offer of offers) offer.dispose();
      monaco.editor.removeAllMarkers(OWNER);
    },
  };
}

type Ask = (request: Request, uri: Uri, ...args: unknown[]) => Promise<unknown>;

/** Monaco's own adapters ask with the names of its worker's methods, and name the file first. */
function offerHelp(ask: Ask) {
  const service = async (uri: Uri) => ({
    getCompletionsAtPosition: (_: string, ...args: unknown[]) => ask("getCompletionsAtPosition", uri, ...args),
    getCompletionEntryDetails: (_: string, ...args: unknown[]) => ask("getCompletionEntryDetails", uri, ...args),
    getQuickInfoAtPosition: (_: string, ...args: unknown[]) => ask("getQuickInfoAtPosition", uri, ...args),
  });
  return [
    monaco.languages.registerCompletionItemProvider(LANGUAGES, new SuggestAdapter(service)),
    monaco.languages.registerHoverProvider(LANGUAGES, new QuickInfoAdapter(service)),
  ];
}

function markOf(model: editor.ITextModel, { start, length, message, code, error }: FoundProblem): editor.IMarkerData {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(start + length);
  return {
    severity: error ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message,
    code: String(code),
    source: "ts",
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}
