"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { OutputText } from "@/components/ui/output-text";
import { StatusMark } from "@/components/ui/status-mark";
import { takesInput } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { figuresOf, type RunView, statusOf } from "@/lib/client/shares/run-view";

/** What the run printed and how it stands, with a line to type into while it asks. */
export function EmbedOutput({ session, view }: { session: RunSession; view: RunView }) {
  const { state, chunks } = view;
  const { tone, word, sentence } = statusOf(state);
  return (
    <section aria-label="Output" className="border-line border-t">
      <div className="max-h-80 min-h-10 overflow-auto px-3 py-2">
        <pre className="whitespace-pre-wrap break-words font-mono text-sm leading-[1.55]">
          <OutputText pieces={chunks} />
        </pre>
        {state.problem ? <p className="text-failed text-sm">{state.problem.detail}</p> : null}
      </div>
      {state.phase === "waiting" && takesInput(state) ? <InputLine session={session} /> : null}
      <p className="flex min-h-8 flex-wrap items-center gap-x-3 border-line border-t bg-surface px-3 py-1 text-sm">
        <StatusMark tone={tone} word={word} />
        <span className="tabular text-muted">{figuresOf(state).join(" · ")}</span>
      </p>
      <p role="status" className="sr-only">
        {sentence ?? word}
      </p>
    </section>
  );
}

function InputLine({ session }: { session: RunSession }) {
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    session.write(`${text}\n`);
    setText("");
  };
  return (
    <form onSubmit={send} className="flex gap-2 border-line border-t px-3 py-2">
      <TextField
        aria-label="Input for the program"
        placeholder="The program waits for input"
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        // The program asked, and the reader had just pressed Run.
        autoFocus
      />
      <Button type="submit">Send</Button>
      <Button variant="ghost" title="No more input" onClick={() => session.end()}>
        End
      </Button>
    </form>
  );
}
