import { useCallback, useMemo } from "react";
import type { TimeLimit } from "@/components/limits/time-choice";
import { timeChoices, timeLimit } from "@/lib/client/draft/time-limit";
import type { DraftState } from "@/lib/client/draft/types";
import { useSelected } from "@/lib/client/store";
import type { PageState } from "./page-state";

const timeOf = (state: DraftState) => state.draft.timeMs;

/** How long the draft may run, kept with it; undefined where there is nothing to choose. */
export function useTimeLimit({ draft, mostMs }: PageState): TimeLimit | undefined {
  const timeMs = useSelected(draft, timeOf);
  const onChoose = useCallback((ms: number) => draft.change((state) => ({ ...state, timeMs: ms })), [draft]);
  return useMemo(() => {
    const choices = timeChoices(mostMs);
    return choices.length > 1 ? { chosen: timeLimit({ timeMs }, mostMs), choices, onChoose } : undefined;
  }, [timeMs, mostMs, onChoose]);
}
