"use client";

import { CornerDownLeft } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { takesInput } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { useRunState } from "./use-run-state";

/** Where the terminal cannot be typed into with comfort: a line at a time, while something may read it. */
export function InputRow({ session }: { session: RunSession }) {
  const state = useRunState(session);
  const [line, setLine] = useState("");
  if (!takesInput(state)) return null;
  return (
    <form
      className="flex shrink-0 items-center gap-2 border-line border-t bg-surface p-2"
      onSubmit={(event) => {
        event.preventDefault();
        session.write(`${line}\r`);
        setLine("");
      }}
    >
      <input
        value={line}
        onChange={(event) => setLine(event.target.value)}
        aria-label="Input for the program"
        data-output-input
        placeholder="Type a line for the program"
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="send"
        spellCheck={false}
        // Below 16 px a phone zooms the page when this is touched.
        className="h-10 min-w-0 flex-1 rounded-control border border-line-strong bg-canvas px-3 font-mono text-base"
      />
      <Button type="submit" variant="primary" size="md">
        <CornerDownLeft className="size-4" aria-hidden />
        Send
      </Button>
      <Button size="md" onClick={() => session.end()} title="Ends the program's input, as Ctrl+D does">
        End
      </Button>
    </form>
  );
}
