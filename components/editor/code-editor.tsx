"use client";

import { useEffect, useState } from "react";
import { useCoarsePointer } from "@/lib/client/media";
import { CodeSkeleton } from "./code-skeleton";
import { type EditorBundle, loadMonaco } from "./load-monaco";
import { MonacoPane } from "./monaco-pane";
import type { PaneProps } from "./pane";
import { TouchEditor } from "./touch-editor";

/** Properties of {@link CodeEditor}. */
export interface CodeEditorProps extends PaneProps {
  /** Whether the draft is known; until then only its outline shows. */
  ready: boolean;
  bundle: EditorBundle;
  /** One can type now; with `plain` into the system's own field because Monaco could not be loaded. */
  onUsable: (plain: boolean) => void;
}

/** The editor that suits the device, on the same document. */
export function CodeEditor({ ready, bundle, onUsable, ...props }: CodeEditorProps) {
  const coarse = useCoarsePointer();
  const monaco = useMonaco(bundle);
  const [shown, setShown] = useState(false);
  const plain = coarse || monaco === "failed";
  useEffect(() => {
    if (ready && (plain || shown)) onUsable(plain && !coarse);
  }, [ready, plain, shown, coarse, onUsable]);
  if (ready && plain) return <TouchEditor {...props} symbols={coarse} />;
  return (
    <div className="relative h-full">
      {/* Stays beneath while Monaco is fetched, so that the code never disappears. */}
      {shown ? null : (
        <div className="absolute inset-0">
          <CodeSkeleton text={props.file.text} fontSize={props.fontSize} />
        </div>
      )}
      {ready && monaco === "there" ? (
        <div className="absolute inset-0">
          <MonacoPane {...props} onReady={() => setShown(true)} />
        </div>
      ) : null}
    </div>
  );
}

/** Without a connection, or after another version was installed, Monaco may fail; one can still write and run. */
function useMonaco(bundle: EditorBundle): "loading" | "there" | "failed" {
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  useEffect(() => {
    // Phones do without.
    if (matchMedia("(pointer: coarse)").matches) return;
    let gone = false;
    const become = (next: "there" | "failed") => gone || setState(next);
    loadMonaco(bundle).then(
      () => become("there"),
      () => become("failed"),
    );
    return () => {
      gone = true;
    };
  }, [bundle]);
  return state;
}
