"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { takesInput } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { FollowButton } from "./follow-button";
import { placeLinks, type LinkContext } from "./place-links";
import { SearchBar } from "./search-bar";
import type { OutputTerminal } from "./terminal";
import { bindKeys } from "./terminal-keys";

/** Properties of {@link TerminalView}. */
export interface TerminalViewProps {
  session: RunSession;
  fontSize: number;
  searching: boolean;
  onSearching: (open: boolean) => void;
  /** Called when lines were left out because they would have scrolled away unseen. */
  onSkipped: () => void;
  links: () => LinkContext | undefined;
  /** Called once the terminal stands with what was there. */
  onShown?: () => void;
  /** Until then the terminal is not loaded, unless a run needs it. */
  after?: Promise<void>;
}

/** The terminal: loaded when it is first shown, and fed by the session from then on. */
export function TerminalView(props: TerminalViewProps) {
  const { session, fontSize, searching, onSearching } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [output, setOutput] = useState<OutputTerminal | null>(null);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    const load = async () => {
      await Promise.race([latest.current.after, begun(session)]);
      const { createTerminal } = await import("./terminal");
      if (gone || !host.current) return;
      const made = createTerminal(host.current, {
        fontSize: latest.current.fontSize,
        onSkipped: () => latest.current.onSkipped(),
        onResize: (rows, columns) => session.resize(rows, columns),
      });
      const disconnect = connect(made, session, latest);
      stop = () => {
        disconnect();
        made.dispose();
      };
      setOutput(made);
      // Answers when the output so far was taken in; it is painted with the next frame.
      made.terminal.write("", () => requestAnimationFrame(() => gone || latest.current.onShown?.()));
    };
    void load();
    return () => {
      gone = true;
      stop?.();
      setOutput(null);
    };
  }, [session]);

  useEffect(() => {
    if (output) output.terminal.options.fontSize = fontSize;
  }, [output, fontSize]);

  const closeSearch = useCallback(() => {
    onSearching(false);
    output?.terminal.focus();
  }, [onSearching, output]);

  return (
    <div className="relative h-full min-h-0">
      <section
        ref={host}
        aria-label="Terminal. Shift and Tab leave it."
        className="podium-terminal h-full overflow-hidden py-2 pl-3 font-mono"
      />
      {searching && output ? <SearchBar search={output.search} onClose={closeSearch} /> : null}
      {output ? <FollowButton session={session} terminal={output.terminal} /> : null}
    </div>
  );
}

/** Resolves when there is a run. */
function begun(session: RunSession): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (session.getState().phase === "idle") return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.subscribe(look);
    look();
  });
}

/** Joins a terminal and a session until the answer is called. */
function connect(output: OutputTerminal, session: RunSession, props: { current: TerminalViewProps }): () => void {
  const { terminal } = output;
  const active = () => takesInput(session.getState());
  bindKeys(terminal, {
    active,
    interrupt: session.interrupt,
    end: session.end,
    search: () => props.current.onSearching(true),
  });
  const typed = terminal.onData((text) => {
    if (active()) session.write(text);
  });
  terminal.registerLinkProvider(placeLinks(terminal, () => props.current.links()));
  const show = () => output.setActive(active());
  show();
  let phase = session.getState().phase;
  const answerHere = () => {
    const before = phase;
    phase = session.getState().phase;
    if (phase === "waiting" && before !== "waiting" && nothingTakesTyping()) terminal.focus();
  };
  const stops = [
    session.onReset(output.reset),
    session.onOutput(output.write),
    session.subscribe(show),
    session.subscribe(answerHere),
    () => typed.dispose(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Whether the keyboard is where an answer would be lost, or worse: after a click on Run it is on Stop, and the answer's
 * Enter would press that. On touch the input row is where one answers.
 */
function nothingTakesTyping(): boolean {
  const focused = document.activeElement;
  const idle = focused === null || focused === document.body || focused.matches("header button, footer button");
  return idle && matchMedia("(pointer: fine)").matches;
}
