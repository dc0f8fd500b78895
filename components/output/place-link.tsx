"use client";

import { useMemo } from "react";
import { type ErrorLocation, LOCATE_LOOK, locateFirstError } from "@/lib/client/run/locate-error";
import type { RunSession, RunState } from "@/lib/client/run/types";
import type { LinkContext } from "./place-links";

/** Leads to the line that the error is about; the terminal's own links cannot be reached with the keyboard. */
export function PlaceLink({ place, reveal }: { place: ErrorLocation; reveal: (place: ErrorLocation) => void }) {
  return (
    <p className="mt-0.5">
      <button
        type="button"
        onClick={() => reveal(place)}
        className="cursor-pointer font-medium text-accent underline decoration-1 underline-offset-2"
      >
        {place.file}, line {place.line}
      </button>
      <span className="text-muted"> {place.message}</span>
    </p>
  );
}

/** Where the run went wrong in the user's own files, looked for once it is over. */
export function useErrorPlace(
  session: RunSession,
  { phase, result, execution }: RunState,
  links: () => LinkContext | undefined,
): ErrorLocation | undefined {
  const language = execution?.language;
  return useMemo(() => {
    if (!language) return undefined;
    if (phase !== "finished" || !result || result.outcome === "ok" || result.outcome === "cancelled") return undefined;
    const context = links();
    return context && locateFirstError(language, context.files, session.plainText(LOCATE_LOOK));
  }, [session, phase, result, language, links]);
}
