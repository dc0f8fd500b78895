import { useEffect, useState } from "react";
import { historyApi } from "@/lib/client/history/history-api";
import { documentOf } from "@/lib/client/shares/document";
import type { CreateExecution } from "@/lib/contracts/executions";
import type { SharedDocument } from "@/lib/contracts/shares";

/** What a run was created with. */
export interface RunInput {
  input?: CreateExecution;
  /** The same as code that can be shown and shared. */
  document?: SharedDocument;
  problem?: string;
}

/** Reads what a run was created with. */
export function useInput(id: string): RunInput {
  const [known, know] = useState<RunInput & { id?: string }>({});
  useEffect(() => {
    const stop = new AbortController();
    historyApi.input(id, stop.signal).then(
      (input) => know({ id, input, document: documentOf(input, "main") }),
      (error: Error) => stop.signal.aborted || know({ id, problem: error.message }),
    );
    return () => stop.abort();
  }, [id]);
  return known.id === id ? known : {};
}
