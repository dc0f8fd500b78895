"use client";

import { useEffect, useState } from "react";
import { formatBytes } from "@/lib/client/run/format";
import type { Artifact } from "@/lib/contracts/events";

/** Characters shown; a browser lays out more only slowly. */
const SHOWN = 200_000;

/** A text file, up to a bound that is named. */
export function TextArtifact({ artifact }: { artifact: Artifact }) {
  const [state, setState] = useState<{ text: string } | { problem: string } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    setState(null);
    read(artifact.url, stop.signal).then(
      (text) => setState({ text }),
      () =>
        stop.signal.aborted || setState({ problem: "It could not be loaded. Check the connection, or download it." }),
    );
    return () => stop.abort();
  }, [artifact.url]);

  if (state === null) return <p className="p-3 text-muted text-sm">Loading…</p>;
  if ("problem" in state) return <p className="p-3 text-failed text-sm">{state.problem}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div className="h-full overflow-auto px-3 py-2" tabIndex={0}>
      <pre className="whitespace-pre-wrap break-words font-mono text-sm [font-variant-ligatures:none]">
        {state.text.slice(0, SHOWN)}
      </pre>
      {state.text.length > SHOWN ? (
        <p className="mt-2 text-muted text-sm">
          … only the beginning of {formatBytes(artifact.size)}. Download has all.
        </p>
      ) : null}
    </div>
  );
}

async function read(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.text();
}
