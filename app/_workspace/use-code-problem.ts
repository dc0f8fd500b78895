import { useCallback, useEffect, useState } from "react";
import type { CodeProblem } from "@/components/editor/types";
import type { Draft } from "@/lib/client/draft/types";
import { locateFirstError, type UserFile } from "@/lib/client/run/locate-error";
import { programFiles } from "@/lib/client/run/program-files";
import { useSelected } from "@/lib/client/store";
import type { RunSession, RunState } from "@/lib/client/run/types";
import type { PageState } from "./page-state";

/** Where the last run went wrong in the draft's own code, until that line is changed or something runs again. */
export function useCodeProblem({ session, draft }: PageState): { problem: CodeProblem | null; forget: () => void } {
  const ended = useSelected(session, endedBadly);
  const [problem, setProblem] = useState<CodeProblem | null>(null);
  useEffect(() => {
    setProblem(ended ? find(session, draft.getState().draft) : null);
  }, [ended, session, draft]);
  const forget = useCallback(() => setProblem(null), []);
  return { problem, forget };
}

/** The execution that failed, as far as its program or compiler is to blame. */
function endedBadly({ phase, result, execution }: RunState): string | null {
  if (phase !== "finished" || !result || result.outcome === "ok" || result.outcome === "cancelled") return null;
  return execution?.id ?? null;
}

function find(session: RunSession, draft: Draft): CodeProblem | null {
  // After a reload the program is not known any more, but the draft most likely still is what ran.
  const program = session.program();
  const files = program ? programFiles(program) : userFiles(draft);
  return locateFirstError(program?.language ?? draft.language, files, session.plainText()) ?? null;
}

/** The draft's files as the search for places wants them. */
export function userFiles(draft: Draft): UserFile[] {
  return draft.files.map((file) =>
    file.kind === "text" ? { path: file.path, content: file.text } : { path: file.path },
  );
}
