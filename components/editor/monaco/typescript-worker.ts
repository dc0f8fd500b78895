// Checks and completes TypeScript and JavaScript beside the page's own thread, with the service that Monaco brings.
import { typescript as ts } from "monaco-editor/esm/vs/language/typescript/lib/typescriptServices.js";
import { type MirrorModel, TypeScriptWorker } from "monaco-editor/esm/vs/language/typescript/tsWorker.js";
import type { Diagnostic, ScriptKind } from "typescript";
import type { FoundProblem, FromWorker, ProgramFile, ToWorker } from "./typescript-messages";

/** Declares everything of Node.js; the bundle has it beside the language's own library. */
const NODE_TYPES = "/node_modules/@types/node/index.d.ts";

const kinds: Readonly<Record<string, ScriptKind>> = {
  ts: ts.ScriptKind.TS,
  mts: ts.ScriptKind.TS,
  cts: ts.ScriptKind.TS,
  js: ts.ScriptKind.JS,
  mjs: ts.ScriptKind.JS,
  cjs: ts.ScriptKind.JS,
  json: ts.ScriptKind.JSON,
};
const kindOf = (path: string) => kinds[path.slice(path.lastIndexOf(".") + 1)] ?? ts.ScriptKind.Unknown;

const models = new Map<string, MirrorModel>();
let versions = 0;
let host: ProgramHost | undefined;

/** All of the draft's files are one program, open or not. */
class ProgramHost extends TypeScriptWorker {
  override getScriptFileNames(): string[] {
    const scripts = [...models.keys()].filter((path) => kindOf(path) !== ts.ScriptKind.JSON);
    return [...scripts, NODE_TYPES];
  }

  override getScriptKind(path: string): ScriptKind {
    return kindOf(path);
  }

  useCaseSensitiveFileNames(): boolean {
    return true;
  }

  async findProblems(path: string): Promise<FoundProblem[]> {
    const service = this.getLanguageService();
    return [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(problemOf);
  }
}

function problemOf({ start = 0, length = 1, messageText, code, category }: Diagnostic): FoundProblem {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  return { start, length, message, code, error: category === ts.DiagnosticCategory.Error };
}

function take(files: readonly ProgramFile[]): void {
  const paths = new Set(files.map(({ path }) => path));
  for (const path of models.keys()) if (!paths.has(path)) models.delete(path);
  for (const { path, text } of files) {
    if (kindOf(path) === ts.ScriptKind.Unknown) continue;
    if (models.get(path)?.getValue() === text) continue;
    versions += 1;
    models.set(path, { uri: path, version: versions, getValue: () => text });
  }
}

async function answer({ request, path, args }: Extract<ToWorker, { type: "request" }>): Promise<unknown> {
  if (!host || !models.has(path)) return undefined;
  const ask = host[request].bind(host) as (...args: unknown[]) => Promise<unknown>;
  return await ask(path, ...args);
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "files") take(data.files);
  else if (data.type === "start") {
    const { options } = ts.convertCompilerOptionsFromJson(data.options, "/");
    host = new ProgramHost(
      { getMirrorModels: () => [...models.values()] },
      { compilerOptions: options, extraLibs: {} },
    );
  } else {
    const { id } = data;
    // Half-written code may bring the service down; the next request is another one.
    const reply: FromWorker = { id, answer: await answer(data).catch(() => undefined) };
    self.postMessage(reply);
  }
};
