import { useEffect, useState } from "react";
import { OutputBuffer } from "../run/output-buffer";
import type { OutputChunk, RunSession } from "../run/types";
import { type RunView, shownCharacters } from "./run-view";

/** A session's run, drawn again at most once a frame; output beyond what is shown is let go, oldest first. */
export function useRunView(session: RunSession): RunView {
  const [view, setView] = useState<RunView>(() => ({ state: session.getState(), chunks: [], dropped: 0 }));
  useEffect(() => {
    let buffer = new OutputBuffer(shownCharacters);
    const read = () => setView({ state: session.getState(), chunks: [...buffer.read()], dropped: buffer.dropped });
    const leave = [
      session.onOutput((chunk: OutputChunk) => buffer.push(chunk)),
      session.onReset(() => {
        buffer = new OutputBuffer(shownCharacters);
      }),
      session.subscribe(read),
    ];
    read();
    return () => {
      for (const each of leave) each();
    };
  }, [session]);
  return view;
}
