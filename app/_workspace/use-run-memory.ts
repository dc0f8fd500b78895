import { useEffect } from "react";
import type { RunSession } from "@/lib/client/run/types";

const KEY = "podium.run";

/** After a reload the page goes on with the run it showed. */
export function useRunMemory(session: RunSession): void {
  useEffect(() => {
    const known = sessionStorage.getItem(KEY);
    if (known && session.getState().phase === "idle") session.follow(known);
    return session.subscribe(() => {
      const { phase, execution, problem } = session.getState();
      // What ran long ago is no longer kept; that is nothing to tell somebody who only opened the page.
      if (phase === "refused" && problem?.code === "not_found" && !session.program()) return session.clear();
      if (execution) sessionStorage.setItem(KEY, execution.id);
      else if (phase === "idle" || phase === "refused") sessionStorage.removeItem(KEY);
    });
  }, [session]);
}
