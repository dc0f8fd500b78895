import { useEffect } from "react";
import type { PageState } from "./page-state";

/** Lets the server know that this browser holds a draft, so that it does not draw the example first. */
export function useDraftFlag({ draft, settings }: PageState): void {
  useEffect(
    () =>
      draft.subscribe(() => {
        if (draft.getState().savedAt > 0 && !settings.getState().draft) settings.change({ draft: true });
      }),
    [draft, settings],
  );
}
