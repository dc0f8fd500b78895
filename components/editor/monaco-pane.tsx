"use client";

import { Editor } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import { useEffect, useMemo, useState } from "react";
import { markProblem } from "./markers";
import { monacoLanguage } from "./monaco-languages";
import { monacoOptions } from "./monaco-options";
import { monaco } from "./monaco-setup";
import { themeNames } from "./monaco-theme";
import type { PaneProps } from "./pane";
import { watchEditor } from "./watch-editor";

/** Properties of {@link MonacoPane}. */
export interface MonacoPaneProps extends PaneProps {
  onReady: () => void;
  /** What this place wants otherwise than the editor page. */
  more?: editor.IStandaloneEditorConstructionOptions;
}

/** Monaco on the draft's open file. */
export function MonacoPane(props: MonacoPaneProps) {
  const {
    file,
    entry,
    language,
    fontSize,
    dark,
    problem,
    onProblemGone,
    onText,
    onPaste,
    info,
    handle,
    onReady,
    more,
  } = props;
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor>();
  const options = useMemo(() => ({ ...monacoOptions(fontSize, codeFont()), ...more }), [fontSize, more]);

  useEffect(() => {
    if (!instance) return;
    const watch = watchEditor(instance, info, onPaste);
    handle.current = watch.handle;
    return () => {
      handle.current = null;
      watch.dispose();
    };
  }, [instance, info, handle, onPaste]);

  useEffect(() => {
    const model = instance?.getModel();
    return model && problem?.file === file.path ? markProblem(model, problem, onProblemGone) : undefined;
  }, [instance, problem, file.path, onProblemGone]);

  return (
    <Editor
      path={`inmemory://draft/${encodeURIComponent(file.path)}`}
      language={monacoLanguage(file.path, entry, language)}
      value={file.text}
      theme={dark ? themeNames.dark : themeNames.light}
      options={options}
      loading={null}
      onChange={(text) => onText(file.path, text ?? "")}
      onMount={(mounted) => {
        setInstance(mounted);
        onReady();
        // Widths measured with the fallback font would put the cursor beside its character.
        void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
      }}
    />
  );
}

/** Monaco measures characters outside the page's styles, so it is told the families themselves. */
function codeFont(): string {
  const probe = document.createElement("span");
  probe.className = "font-mono";
  document.body.append(probe);
  const family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return family;
}
