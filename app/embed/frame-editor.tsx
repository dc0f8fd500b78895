"use client";

import type { editor } from "monaco-editor";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { MonacoPane } from "@/components/editor/monaco-pane";
import { type EditorHandle, initialInfo } from "@/components/editor/types";
import { CODE_PADDING, CODE_SIZE } from "@/components/embed/code-style";
import type { FullEditorProps } from "@/components/embed/full-editor";
import { createStore, useSelected } from "@/lib/client/store";

const nothing = () => undefined;
const whole = (text: string) => text;

/** The text stands exactly where the highlighted one stood, and Tab leaves as it leaves any field of the page around. */
const inFrame: editor.IStandaloneEditorConstructionOptions = {
  folding: false,
  lineDecorationsWidth: CODE_PADDING,
  lineNumbers: "off",
  lineNumbersMinChars: 0,
  padding: { top: CODE_PADDING, bottom: CODE_PADDING },
  tabFocusMode: true,
};

/** Monaco, as a frame in somebody's page has it. */
export function FrameEditor({ text, path, entry, language, dark, onChange, onReady }: FullEditorProps) {
  const [info] = useState(() => createStore(initialInfo));
  const [ready, setReady] = useState(false);
  const { value, change } = useOwnText(text, ready);
  const handle = useRef<EditorHandle>(null);
  const more = useMemo(() => ({ ...inFrame, ariaLabel: `Code of ${path}` }), [path]);
  useEffect(() => {
    // By now Monaco's own effects have filled the handle.
    if (ready && handle.current) onReady(handle.current);
  }, [ready, onReady]);
  return (
    <MonacoPane
      file={{ kind: "text", path, text: value }}
      entry={entry}
      language={language}
      fontSize={CODE_SIZE}
      dark={dark}
      problem={null}
      onProblemGone={nothing}
      onText={(_, changed) => {
        change(changed);
        onChange(changed);
      }}
      onPaste={nothing}
      info={info}
      handle={handle}
      more={more}
      onReady={() => setReady(true)}
    />
  );
}

/**
 * The frame's text until the editor stands, and its own from then on: a store is drawn before the next key, where a state
 * that came back later would undo what was typed meanwhile.
 */
function useOwnText(text: string, ready: boolean): { value: string; change: (text: string) => void } {
  const [own] = useState(() => createStore(text));
  useLayoutEffect(() => {
    if (!ready) own.update(() => text);
  }, [own, text, ready]);
  const change = useCallback((changed: string) => own.update(() => changed), [own]);
  return { value: useSelected(own, whole), change };
}
