"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { createTokenPort } from "@/lib/client/rest/token-port";
import { isUnderWay } from "@/lib/client/run/phase-words";
import { createRunSession } from "@/lib/client/run/run-session";
import { mainFile, requestOf } from "@/lib/client/shares/document";
import { useRunView } from "@/lib/client/shares/use-run-view";
import type { Artifact } from "@/lib/contracts/events";
import type { SharedDocument } from "@/lib/contracts/shares";
import { EmbedBar } from "./embed-bar";
import { EmbedCode } from "./embed-code";
import { EmbedOutput } from "./embed-output";
import type { LoadEditor } from "./full-editor";
import { useFragmentCode } from "./use-fragment-code";
import { useHost } from "./use-host";

/** What an embedded program's terminal is told; a frame is about this wide. */
const terminal = { rows: 24, columns: 80 };

/** Properties of {@link EmbedFrame}. */
export interface EmbedFrameProps {
  document: SharedDocument;
  title: string;
  /** Where the whole of it is. */
  link: string;
  /** Colours, when the page around has its own mind. */
  theme?: "light" | "dark";
  /** Origin of the page around, when it is one the server allows. */
  host?: string;
  /** The editor that takes over when somebody goes into the code. */
  loadEditor: LoadEditor;
  /** Shows a file the program left. */
  renderFile: (artifact: Artifact) => ReactNode;
}

/** A runnable program in somebody else's page: code, Run, output. Knows its reader by nothing but tokens in memory. */
export function EmbedFrame(props: EmbedFrameProps) {
  const { document: given, title, link, theme, host, loadEditor, renderFile } = props;
  const [document, setDocument] = useState(given);
  const [shown, show] = useState(() => {
    const main = mainFile(given);
    return main ? given.files.indexOf(main) : 0;
  });
  const [session] = useState(() => createRunSession(createTokenPort()));
  const view = useRunView(session);
  /** How often the page around brought code: each time the editor begins anew. */
  const [brought, setBrought] = useState(0);
  const busy = isUnderWay(view.state);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  // What was typed last runs, drawn or not.
  const latest = useRef(given);
  const write = (index: number, content: string) => {
    const files = latest.current.files.map((file, at) => (at === index ? { ...file, content } : file));
    latest.current = { ...latest.current, files };
    setDocument(latest.current);
  };
  const bring = (content: string) => {
    write(0, content);
    setBrought((count) => count + 1);
  };
  const run = () => session.start(requestOf(latest.current, terminal));
  const measured = useHost(host, (message) => {
    bring(message.code);
    if (message.run) run();
  });
  useFragmentCode(bring);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || busy) return;
    event.preventDefault();
    // The editor knows this key as another line.
    event.stopPropagation();
    run();
  };

  const file = document.files[shown];
  return (
    <div data-theme={theme} className="min-h-dvh bg-canvas text-ink">
      <div ref={measured} onKeyDownCapture={onKeyDown} className="border border-line">
        <EmbedBar
          title={title}
          files={document.files.map(({ path }) => path)}
          shown={shown}
          onShow={show}
          link={link}
          busy={busy}
          ready={ready}
          stopping={view.state.phase === "stopping"}
          onRun={run}
          onStop={() => session.stop()}
        />
        <main>
          {file?.encoding === "base64" ? (
            <p className="p-3 text-muted text-sm">{file.path} is not text.</p>
          ) : file ? (
            <EmbedCode
              key={`${file.path} ${brought}`}
              text={file.content}
              language={document.language}
              path={file.path}
              entry={mainFile(document)?.path ?? file.path}
              theme={theme}
              loadEditor={loadEditor}
              onChange={(content) => write(shown, content)}
            />
          ) : null}
          {view.state.phase === "idle" ? null : <EmbedOutput session={session} view={view} renderFile={renderFile} />}
        </main>
      </div>
    </div>
  );
}
