"use client";

import { useEffect, useRef, useState } from "react";
import { formatCount } from "@/lib/client/run/format";
import type { RunSession } from "@/lib/client/run/types";

/** Lines shown; more would make every browser slow, and the download has all. */
const SHOWN = 2000;
const REFRESH_MS = 250;

/** The output as text, for screen readers, for selecting and for searching with the browser. */
export function PlainView({ session, fontSize }: { session: RunSession; fontSize: number }) {
  const { lines, hidden } = usePlainLines(session);
  const end = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  useEffect(() => {
    if (following.current && lines) end.current?.scrollIntoView({ block: "end" });
  }, [lines]);
  return (
    <div
      role="log"
      aria-label="Output as text"
      // What is new is said in a bounded summary beside this; reading every line aloud would never end.
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        following.current = scrollTop + clientHeight >= scrollHeight - 8;
      }}
      className="h-full overflow-auto px-3 py-2 font-mono leading-[1.35] outline-offset-[-2px]"
      style={{ fontSize }}
    >
      {hidden > 0 ? (
        <p className="mb-2 font-sans text-muted text-sm">
          … {formatCount(hidden)} earlier lines. “Download” above has all of them.
        </p>
      ) : null}
      <pre className="whitespace-pre-wrap break-words [font-variant-ligatures:none]">{lines}</pre>
      <div ref={end} />
    </div>
  );
}

function usePlainLines(session: RunSession): { lines: string; hidden: number } {
  const [shown, setShown] = useState({ lines: "", hidden: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      setShown(lastLines(session.plainText()));
    };
    const later = () => {
      timer ??= setTimeout(read, REFRESH_MS);
    };
    read();
    const stops = [session.onReset(later), session.onOutput(later)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [session]);
  return shown;
}

function lastLines(text: string): { lines: string; hidden: number } {
  const lines = text.split("\n");
  const hidden = Math.max(0, lines.length - 1 - SHOWN);
  return { lines: hidden > 0 ? lines.slice(hidden).join("\n") : text, hidden };
}
