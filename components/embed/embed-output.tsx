"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { OutputText } from "@/components/ui/output-text";
import { StatusMark } from "@/components/ui/status-mark";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { formatCount } from "@/lib/client/run/format";
import { takesInput } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { figuresOf, type RunView, statusOf } from "@/lib/client/shares/run-view";
import type { Artifact } from "@/lib/contracts/events";

const OUTPUT = "output";

/** Properties of {@link EmbedOutput}. */
export interface EmbedOutputProps {
  session: RunSession;
  view: RunView;
  /** Shows a file the program left. */
  renderFile: (artifact: Artifact) => ReactNode;
}

/** What the run printed and left and how it stands, with a line to type into while it asks. */
export function EmbedOutput({ session, view, renderFile }: EmbedOutputProps) {
  const { state } = view;
  const { tone, word, sentence } = statusOf(state);
  return (
    <section aria-label="Output" className="border-line border-t">
      {/* Another run begins with its output, not with a file of the one before. */}
      <Tabs key={state.execution?.id} defaultValue={OUTPUT}>
        {state.artifacts.length > 0 ? <FileTabs files={state.artifacts} /> : null}
        <TabsContent value={OUTPUT} tabIndex={-1}>
          <Printed view={view} />
        </TabsContent>
        {state.artifacts.map((artifact) => (
          <TabsContent key={artifact.path} value={`file:${artifact.path}`} tabIndex={-1} className="h-80">
            {renderFile(artifact)}
          </TabsContent>
        ))}
      </Tabs>
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

function FileTabs({ files }: { files: readonly Artifact[] }) {
  return (
    <TabsList aria-label="Output and files" className="border-line border-b">
      <TabsTrigger value={OUTPUT}>Output</TabsTrigger>
      {files.map(({ path }) => (
        <TabsTrigger key={path} value={`file:${path}`} title={path}>
          <span className="max-w-40 truncate">{path.split("/").at(-1)}</span>
        </TabsTrigger>
      ))}
    </TabsList>
  );
}

function Printed({ view: { chunks, dropped, state } }: { view: RunView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <div tabIndex={0} className="max-h-80 min-h-10 overflow-auto px-3 py-2 focus-visible:-outline-offset-2">
      {dropped > 0 ? <p className="text-muted text-sm">… {formatCount(dropped)} earlier characters.</p> : null}
      <pre className="whitespace-pre-wrap break-words font-mono text-sm leading-[1.55]">
        <OutputText pieces={chunks} />
      </pre>
      {state.problem ? <p className="text-failed text-sm">{state.problem.detail}</p> : null}
    </div>
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
