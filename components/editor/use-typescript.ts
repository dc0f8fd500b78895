import type { editor } from "monaco-editor";
import { useEffect, useState } from "react";
import type { TextFile } from "@/lib/client/draft/types";
import { typeScriptLibraries, typeScriptOptions } from "@/lib/contracts/typescript";
import { typeScriptAddress } from "./load-monaco";
import { monacoLanguage } from "./monaco-languages";
import type { TypeScriptService } from "./monaco/typescript";
import type { PaneProps } from "./pane";

/** How long nothing is typed before the code is checked, in milliseconds. */
const PAUSE_MS = 400;

/** What `monaco/typescript.ts` exports. */
interface TypeScriptModule {
  startTypeScript(options: object): TypeScriptService;
}

/**
 * Checks and completes TypeScript and JavaScript, with a service that is fetched when one can type already and such a file
 * is there.
 * @param instance absent: one cannot type yet
 */
export function useTypeScript(instance: editor.IStandaloneCodeEditor | undefined, props: PaneProps): void {
  const { program, file, entry, language, checked } = props;
  const wanted = program?.files.some(({ path }) => isScript(path, entry, language)) ?? false;
  const service = useService(instance !== undefined && wanted ? program?.nodeVersion : undefined);
  const files = program?.files;
  const asked = checked !== undefined && checked.length > 0;

  useEffect(() => {
    if (!service || !files) return;
    service.update(files.filter((each): each is TextFile => each.kind === "text"));
    const model = instance?.getModel();
    if (!model || !isScript(file.path, entry, language)) return;
    // A checker that was asked says the same, and once is enough.
    if (asked) return service.clear(model);
    const timer = setTimeout(() => void service.check(model), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [service, files, instance, file.path, entry, language, asked]);
}

function isScript(path: string, entry: string, language: string): boolean {
  return ["typescript", "javascript"].includes(monacoLanguage(path, entry, language));
}

/** The service while a version of Node.js is given; one that cannot be loaded is done without. */
function useService(nodeVersion: string | undefined): TypeScriptService | undefined {
  const [service, setService] = useState<TypeScriptService>();
  useEffect(() => {
    if (nodeVersion === undefined) return;
    let gone = false;
    let started: TypeScriptService | undefined;
    const start = ({ startTypeScript }: TypeScriptModule) => {
      if (gone) return;
      started = startTypeScript({ ...typeScriptOptions, lib: typeScriptLibraries(nodeVersion) });
      setService(started);
    };
    const load = () =>
      import(/* turbopackIgnore: true */ /* webpackIgnore: true */ typeScriptAddress()) as Promise<TypeScriptModule>;
    // What the editor itself still has to draw goes first.
    const timer = setTimeout(() => void load().then(start, () => undefined));
    return () => {
      gone = true;
      clearTimeout(timer);
      started?.dispose();
      setService(undefined);
    };
  }, [nodeVersion]);
  return service;
}
