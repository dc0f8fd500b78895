import { useEffect, useRef } from "react";
import type { DraftState } from "@/lib/client/draft/types";
import { takeEarlyRun } from "@/lib/client/early";
import { useSelected } from "@/lib/client/store";
import type { PageState } from "./page-state";
import type { RunActions } from "./run-actions";

const loadedOf = (state: DraftState) => state.loaded;

/** Runs the draft, as soon as it is known, when that was asked for while the page was still loading. */
export function useEarlyRun({ draft }: PageState, runs: RunActions): void {
  const loaded = useSelected(draft, loadedOf);
  const asked = useRef(false);
  useEffect(() => {
    asked.current ||= takeEarlyRun();
  }, []);
  useEffect(() => {
    if (!loaded || !asked.current) return;
    asked.current = false;
    // The click that made the page ready was answered by its button.
    if (!runs.ran()) runs.run();
  }, [loaded, runs]);
}
