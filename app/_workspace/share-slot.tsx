"use client";

import { useCallback } from "react";
import { ShareButton } from "@/components/share/share-button";
import { createRequest } from "@/lib/client/draft/request";
import type { RunState } from "@/lib/client/run/types";
import { documentOf } from "@/lib/client/shares/document";
import { useSelected } from "@/lib/client/store";
import type { PageState, View } from "./page-state";

const executionOf = (state: RunState) => state.execution?.id ?? null;
const openOf = (state: View) => state.panel === "share" || state.panel === "links";
const linksOf = (state: View) => state.panel === "links";
const projectorOf = (state: View) => state.projector;

/** Shares the draft as it stands, or the run with the code it ran. */
export function ShareSlot({ page: { draft, session, view, mostMs } }: { page: PageState }) {
  const execution = useSelected(session, executionOf);
  const open = useSelected(view, openOf);
  const document = useCallback(async () => {
    const { draft: current } = draft.getState();
    return documentOf(await createRequest(current, mostMs), current.entry);
  }, [draft, mostMs]);
  return (
    <ShareButton
      document={document}
      execution={execution}
      open={open}
      links={useSelected(view, linksOf)}
      projector={useSelected(view, projectorOf)}
      onOpenChange={(next) => view.update((state) => ({ ...state, panel: next ? "share" : null }))}
    />
  );
}
