import { useEffect } from "react";
import type { DraftState } from "@/lib/client/draft/types";
import { takeEarlyRun } from "@/lib/client/early";
import { useSelected } from "@/lib/client/store";
import type { PageState } from "./page-state";
import type { RunActions } from "./run-actions";

const loadedOf = (state: DraftState) => state.loaded;

/** Runs the draft, as soon as it is known, when that was asked for while the page was still loading. */
export function useEarlyRun({ draft }: PageState, runs: RunActions): void {
  const loaded = useSelected(draft, loadedOf);
  useEffect(() => {
    if (loaded && takeEarlyRun()) runs.run();
  }, [loaded, runs]);
}
