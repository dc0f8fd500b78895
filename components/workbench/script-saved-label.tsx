"use client";

import { LoaderCircle } from "lucide-react";
import type { ScriptSync, SyncState } from "@/lib/client/scripts/script-sync";
import { useSelected } from "@/lib/client/store";
import { SavedLabel } from "./saved-label";

const whole = (state: SyncState) => state;

/** How far the account has the script. */
export function ScriptSavedLabel({ sync }: { sync: ScriptSync }) {
  const { phase, savedAt, problem } = useSelected(sync, whole);
  if (phase === "saving") {
    return (
      <span className="flex items-center gap-1.5">
        <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
        Saving to your account
      </span>
    );
  }
  if (savedAt === 0 && !problem) return <span>In your account</span>;
  return (
    <span className="flex items-center gap-1">
      <SavedLabel savedAt={savedAt} problem={problem} />
      {problem ? null : <span className="max-xl:hidden">in your account</span>}
    </span>
  );
}
