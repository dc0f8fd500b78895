"use client";

import { clsx } from "clsx";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { useTakeOver } from "@/components/ui/use-take-over";
import { CodeText } from "@/components/ui/code-text";
import { useSystemDark } from "@/lib/client/media";
import { CODE_LINE, CODE_PADDING, codeStyle } from "./code-style";
import type { FullEditorProps, LoadEditor } from "./full-editor";
import { LightEditor } from "./light-editor";

/** Pixels beyond which code scrolls in itself. */
const HIGHEST = 320;
/** Room for the bar that scrolls long lines. */
const SCROLLBAR = 10;

/** Properties of {@link EmbedCode}. */
export interface EmbedCodeProps {
  text: string;
  language: string;
  path: string;
  /** Path of the file that runs. */
  entry: string;
  theme?: "light" | "dark";
  loadEditor: LoadEditor;
  onChange: (text: string) => void;
}

/** Code as text; going into it makes it a field at once, and that gives way to the editor when it is loaded. */
export function EmbedCode({ text, language, path, entry, theme, loadEditor, onChange }: EmbedCodeProps) {
  const [editing, edit] = useState(false);
  const { Editor, load } = useLoaded(loadEditor);
  const { field, taken, done, takeOver } = useTakeOver();
  const systemDark = useSystemDark();
  const resting = useRef<HTMLDivElement>(null);
  const begin = () => {
    edit(true);
    load();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for who went in before the page's scripts ran
  useEffect(() => {
    if (resting.current && document.activeElement === resting.current) begin();
  }, []);
  const label = `Code of ${path}`;
  const height = Math.min(HIGHEST, text.split("\n").length * CODE_LINE + 2 * CODE_PADDING + SCROLLBAR);
  return (
    <div className="relative overflow-auto" style={{ height }}>
      {editing ? (
        done ? null : (
          <LightEditor ref={field} text={text} language={language} label={label} onChange={onChange} />
        )
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: it becomes a field as soon as it has the focus
        <div
          ref={resting}
          role="textbox"
          aria-multiline
          aria-label={label}
          tabIndex={0}
          onFocus={begin}
          className={`${codeStyle} min-h-full cursor-text focus-visible:-outline-offset-2`}
        >
          <CodeText text={text} language={language} />
          {"\n"}
        </div>
      )}
      {Editor ? (
        <div className={clsx("absolute inset-0", !taken && "invisible")}>
          <Editor
            text={text}
            path={path}
            entry={entry}
            language={language}
            dark={theme === undefined ? systemDark : theme === "dark"}
            onChange={onChange}
            onReady={takeOver}
          />
        </div>
      ) : null}
    </div>
  );
}

/** The editor once it is there. Fingers keep the system's own field, and so does everybody when it cannot be fetched. */
function useLoaded(loadEditor: LoadEditor): { Editor?: ComponentType<FullEditorProps>; load: () => void } {
  const [Editor, setEditor] = useState<ComponentType<FullEditorProps>>();
  const load = () => {
    if (matchMedia("(pointer: coarse)").matches) return;
    loadEditor().then(
      (found) => setEditor(() => found),
      () => undefined,
    );
  };
  return { Editor, load };
}
