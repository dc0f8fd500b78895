"use client";

import { announcement } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { useSelected } from "@/lib/client/store";

/** Says start, waits and outcome to those who do not see them. */
export function RunAnnouncer({ session }: { session: RunSession }) {
  const words = useSelected(session, announcement);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
