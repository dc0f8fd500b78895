import type { RunSession, RunState } from "@/lib/client/run/types";
import { useSelected } from "@/lib/client/store";

const whole = (state: RunState) => state;

/** The run as it stands; draws again for every change, which is at most once a frame. */
export function useRunState(session: RunSession): RunState {
  return useSelected(session, whole);
}
