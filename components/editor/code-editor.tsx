"use client";

import { clsx } from "clsx";
import { useEffect, useMemo, useState } from "react";
import { useCoarsePointer } from "@/lib/client/media";
import { CodeSkeleton } from "./code-skeleton";
import { EarlyField } from "./early-field";
import { type EditorBundle, loadMonaco } from "./load-monaco";
import { MonacoPane } from "./monaco-pane";
import type { PaneProps } from "./pane";
import { TouchEditor } from "./touch-editor";
import type { CodeProblem } from "./types";
import { useTakeOver } from "@/components/ui/use-take-over";

/** Properties of {@link CodeEditor}. */
export interface CodeEditorProps extends PaneProps {
  /** Whether the draft is known; until then only its outline shows. */
  ready: boolean;
  /** Whether one may type before that, because this browser has no draft. */
  fresh?: boolean;
  bundle: EditorBundle;
  /** One can type now; with `plain` into the system's own field because Monaco could not be loaded. */
  onUsable: (plain: boolean) => void;
}

/** The editor that suits the device, on the same document; a plain field until it is there. */
export function CodeEditor({ ready, fresh = false, bundle, onUsable, ...props }: CodeEditorProps) {
  const coarse = useCoarsePointer();
  const monaco = useMonaco(bundle);
  const { field, taken, done, takeOver } = useTakeOver();
  const plain = coarse || monaco === "failed";
  useEffect(() => {
    if (ready && (plain || done)) onUsable(plain && !coarse);
  }, [ready, plain, done, coarse, onUsable]);
  const problem = useFirstProblem(props);
  if (ready && plain) return <TouchEditor {...props} problem={problem} symbols={coarse} />;
  // Keys of vim and Emacs mean something else than what a field does with them.
  const early = !coarse && (ready || fresh) && (props.editing?.keymap ?? "standard") === "standard";
  return (
    <div className="relative h-full">
      {/* Stays beneath while Monaco is fetched, so that the code never disappears. */}
      {done ? null : (
        <div className="absolute inset-0">
          {early ? (
            <EarlyField {...props} ref={field} />
          ) : (
            <CodeSkeleton text={props.file.text} fontSize={props.fontSize} />
          )}
        </div>
      )}
      {ready && monaco === "there" ? (
        <div className={clsx("absolute inset-0", !taken && "invisible")}>
          <MonacoPane
            {...props}
            onReady={() => takeOver({ reveal: (line, column) => props.handle.current?.reveal(line, column) })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** A plain field has room for one mark: that of the last run, or the first of a checker. */
function useFirstProblem({ file: { path }, problem, checked }: PaneProps): CodeProblem | null {
  const first = useMemo(() => {
    const [found] = checked ?? [];
    return found ? { file: path, line: found.line, message: found.message } : null;
  }, [path, checked]);
  return problem ?? first;
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
