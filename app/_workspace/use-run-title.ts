import { useEffect } from "react";
import { endedWords, isUnderWay } from "@/lib/client/run/phase-words";
import type { RunSession, RunState } from "@/lib/client/run/types";
import { useSelected } from "@/lib/client/store";

/** The tab's title says how the run stands, for those who look at another one meanwhile. */
export function useRunTitle(session: RunSession, title: string): void {
  const mark = useSelected(session, titleMark);
  useEffect(() => {
    const name = title || "Untitled";
    document.title = mark ? `${mark} – ${name}` : `${name} · Podium`;
  }, [mark, title]);
}

/** "● running", "✓ ok", "✗ exit 3". */
function titleMark(state: RunState): string {
  if (state.phase === "queued") return "○ queued";
  if (state.phase === "waiting") return "● waiting for input";
  if (isUnderWay(state)) return "● running";
  if (state.phase === "refused") return "✗ not run";
  const ended = endedWords(state);
  if (!ended) return "";
  const { outcome, exitCode } = state.result ?? {};
  if (outcome === "ok") return "✓ ok";
  return outcome === "nonzero_exit" ? `✗ exit ${exitCode}` : `✗ ${ended.label}`;
}
