"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useCoarsePointer } from "@/lib/client/media";
import { CodeSkeleton } from "./code-skeleton";
import type { PaneProps } from "./pane";
import { TouchEditor } from "./touch-editor";

const load = () =>
  import("./monaco-pane").then(
    (module) => module.MonacoPane,
    // Without a connection, or after another version was installed, one can still write and run.
    () => TouchEditor,
  );
const MonacoPane = dynamic(load, { ssr: false });
// Fetched while the page is still being made interactive; phones do without.
if (typeof window !== "undefined" && !matchMedia("(pointer: coarse)").matches) void load();

/** Properties of {@link CodeEditor}. */
export interface CodeEditorProps extends PaneProps {
  /** Whether the draft is known; until then only its outline shows. */
  ready: boolean;
}

/** The editor that suits the device, on the same document. */
export function CodeEditor({ ready, ...props }: CodeEditorProps) {
  const coarse = useCoarsePointer();
  const [shown, setShown] = useState(false);
  if (ready && coarse) return <TouchEditor {...props} />;
  return (
    <div className="relative h-full">
      {/* Stays beneath while Monaco is fetched, so that the code never disappears. */}
      {shown ? null : (
        <div className="absolute inset-0">
          <CodeSkeleton text={props.file.text} fontSize={props.fontSize} />
        </div>
      )}
      {ready ? (
        <div className="absolute inset-0">
          <MonacoPane {...props} onReady={() => setShown(true)} />
        </div>
      ) : null}
    </div>
  );
}
