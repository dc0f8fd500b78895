"use client";

import { RunButton } from "@/components/workbench/run-button";
import { formatKeys, useMac } from "@/lib/client/keys";
import { isUnderWay } from "@/lib/client/run/phase-words";
import type { RunSession, RunState } from "@/lib/client/run/types";
import { useSelected } from "@/lib/client/store";
import type { RunActions } from "./run-actions";

const stoppingOf = (state: RunState) => state.phase === "stopping";

/** Run or Stop, as the run stands. */
export function RunControl({ session, runs, large }: { session: RunSession; runs: RunActions; large?: boolean }) {
  const busy = useSelected(session, isUnderWay);
  const stopping = useSelected(session, stoppingOf);
  const keys = formatKeys(busy ? "Mod+." : "Mod+Enter", useMac());
  return <RunButton busy={busy} stopping={stopping} keys={keys} onRun={runs.run} onStop={runs.stop} large={large} />;
}
