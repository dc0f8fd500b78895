"use client";

import { Editor, type Monaco } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import { useEffect, useMemo, useState } from "react";
import { codeFont } from "./code-font";
import { markProblem } from "./markers";
import { monacoLanguage } from "./monaco-languages";
import { monacoOptions } from "./monaco-options";
import { themeNames } from "./monaco/theme";
import type { PaneProps } from "./pane";
import { watchEditor } from "./watch-editor";

/** Properties of {@link MonacoPane}. */
export interface MonacoPaneProps extends PaneProps {
  onReady: () => void;
  /** What this place wants otherwise than the editor page. */
  more?: editor.IStandaloneEditorConstructionOptions;
}

interface Mounted {
  instance: editor.IStandaloneCodeEditor;
  monaco: Monaco;
}

/** Monaco on the draft's open file; to be drawn when `loadMonaco` is done. */
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
  const [mounted, setMounted] = useState<Mounted>();
  const options = useMemo(() => ({ ...monacoOptions(fontSize, codeFont()), ...more }), [fontSize, more]);

  useEffect(() => {
    if (!mounted) return;
    const watch = watchEditor(mounted.monaco, mounted.instance, info, onPaste);
    handle.current = watch.handle;
    return () => {
      handle.current = null;
      watch.dispose();
    };
  }, [mounted, info, handle, onPaste]);

  useEffect(() => {
    const model = mounted?.instance.getModel();
    if (!mounted || !model || problem?.file !== file.path) return;
    return markProblem(mounted.monaco, model, problem, onProblemGone);
  }, [mounted, problem, file.path, onProblemGone]);

  return (
    <Editor
      path={`inmemory://draft/${encodeURIComponent(file.path)}`}
      language={monacoLanguage(file.path, entry, language)}
      value={file.text}
      theme={dark ? themeNames.dark : themeNames.light}
      options={options}
      loading={null}
      onChange={(text) => onText(file.path, text ?? "")}
      onMount={(instance, monaco) => {
        setMounted({ instance, monaco });
        onReady();
        // Widths measured with the fallback font would put the cursor beside its character.
        void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
      }}
    />
  );
}
