import { useEffect, useState } from "react";
import { historyApi } from "@/lib/client/history/history-api";
import { documentOf } from "@/lib/client/shares/document";
import type { CreateExecution } from "@/lib/contracts/executions";
import type { SharedDocument } from "@/lib/contracts/shares";
import type { NamedLanguage } from "./named-language";

/** What a run was created with. */
export interface RunInput {
  input?: CreateExecution;
  /** The same as code that can be shown and shared. */
  document?: SharedDocument;
  problem?: string;
}

/** Reads what a run was created with. */
export function useInput(id: string, languages: readonly NamedLanguage[]): RunInput {
  const [known, know] = useState<RunInput & { id?: string }>({});
  useEffect(() => {
    const stop = new AbortController();
    historyApi.input(id, stop.signal).then(
      (input) => know({ id, input, document: documentOf(input, fileNameOf(input.language, languages)) }),
      (error: Error) => stop.signal.aborted || know({ id, problem: error.message }),
    );
    return () => stop.abort();
  }, [id, languages]);
  return known.id === id ? known : {};
}

/** What the program of a request without a name for it is called. */
export function fileNameOf(language: string, languages: readonly NamedLanguage[]): string {
  return languages.find(({ id }) => id === language)?.fileName ?? "main";
}
