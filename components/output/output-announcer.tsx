"use client";

import { useEffect, useState } from "react";
import { plural } from "@/lib/client/run/format";
import { plainText } from "@/lib/client/run/plain-text";
import type { OutputChunk, RunSession } from "@/lib/client/run/types";

/** What comes within this time is said together, in milliseconds. */
const PAUSE_MS = 1200;
/** Short output is read out; longer is counted. */
const READ_LINES = 3;
const READ_CHARACTERS = 240;

/** Says new output to those who do not see it: short output itself, longer as "312 new lines". */
export function OutputAnnouncer({ session }: { session: RunSession }) {
  const words = useAnnouncement(session);
  return (
    <p role="status" aria-live="polite" className="sr-only" data-testid="output-announcement">
      {words}
    </p>
  );
}

function useAnnouncement(session: RunSession): string {
  const [words, setWords] = useState("");
  useEffect(() => {
    let fresh = "";
    let lines = session.getState().outputLines;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      const now = session.getState().outputLines;
      const text = plainText(fresh).trim();
      const short = text.length <= READ_CHARACTERS && text.split("\n").length <= READ_LINES;
      setWords(short ? text : plural(now - lines, "new line"));
      fresh = "";
      lines = now;
    };
    const hear = ({ text }: OutputChunk) => {
      // Beyond what is read out only the number of lines counts.
      if (fresh.length <= READ_CHARACTERS * 4) fresh += text;
      timer ??= setTimeout(say, PAUSE_MS);
    };
    const start = () => {
      fresh = "";
      lines = 0;
      setWords("");
    };
    const stops = [session.onReset(start), session.onOutput(hear)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [session]);
  return words;
}
