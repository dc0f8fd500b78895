import { toast, toastError } from "@/components/ui/toast-store";
import { createRequest } from "@/lib/client/draft/request";
import type { Draft } from "@/lib/client/draft/types";
import { isUnderWay } from "@/lib/client/run/phase-words";
import type { PageState } from "./page-state";

/** Starts and stops the draft. */
export interface RunActions {
  run(): void;
  /** Whether anything was run since the page was opened. */
  ran(): boolean;
  stop(): void;
}

/** See {@link RunActions}. */
export function createRunActions({ draft, session, view, editor, mostMs }: PageState): RunActions {
  let ran = false;
  return {
    ran: () => ran,
    run() {
      ran = true;
      if (isUnderWay(session.getState())) return;
      const { draft: current } = draft.getState();
      if (isEmpty(current)) {
        toast({ text: "There is nothing to run yet. Write or paste a program, or open an example." });
        editor.current?.focus();
        return;
      }
      draft.save();
      view.update((state) => ({ ...state, side: "right" }));
      const body = createRequest(current, mostMs);
      if (!(body instanceof Promise)) return session.start(body);
      body.then(
        (read) => session.start(read),
        (error: unknown) => toastError(error instanceof Error ? error.message : "A file could not be read."),
      );
    },
    stop: () => session.stop(),
  };
}

function isEmpty(draft: Draft): boolean {
  const main = draft.files.find((file) => file.path === draft.entry);
  return main?.kind === "text" && main.text.trim() === "";
}
