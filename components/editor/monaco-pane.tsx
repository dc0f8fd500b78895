"use client";

import { Editor, type Monaco } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import { useEffect, useMemo, useState } from "react";
import type { EditorSettings } from "@/lib/client/settings/settings";
import { codeFont } from "./code-font";
import { useKeymap } from "./keymap";
import { markChecked, markProblem } from "./markers";
import { monacoLanguage } from "./monaco-languages";
import { monacoOptions } from "./monaco-options";
import { themeNames } from "./monaco/theme";
import type { PaneProps } from "./pane";
import { useTypeScript } from "./use-typescript";
import { watchEditor } from "./watch-editor";

const usual: EditorSettings = { font: "podium", tabSize: 4, keymap: "standard", minimap: false, wrap: false };

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
    editing,
    dark,
    problem,
    onProblemGone,
    checked,
    onText,
    onPaste,
    info,
    handle,
    onReady,
    more,
  } = props;
  const [mounted, setMounted] = useState<Mounted>();
  const { font, tabSize, minimap, wrap, keymap } = editing ?? usual;
  const options = useMemo(
    () => ({ ...monacoOptions(fontSize, codeFont(font), { tabSize, minimap, wrap }), ...more }),
    [fontSize, font, tabSize, minimap, wrap, more],
  );
  const status = useKeymap(mounted?.instance, keymap);
  useTypeScript(mounted?.instance, props);

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has another model
  useEffect(() => {
    const model = mounted?.instance.getModel();
    if (mounted && model && checked) return markChecked(mounted.monaco, model, checked);
  }, [mounted, checked, file.path]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file has another model
  useEffect(() => {
    // Monaco guesses from the file's text otherwise, and keeps to what it guessed.
    mounted?.instance.getModel()?.updateOptions({ tabSize, indentSize: tabSize, insertSpaces: true });
  }, [mounted, file.path, tabSize]);

  const pane = (
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
  if (keymap === "standard") return pane;
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">{pane}</div>
      <div
        ref={status}
        role="status"
        aria-label={`${keymap === "vim" ? "Vim" : "Emacs"} mode`}
        className="flex h-6 shrink-0 items-center gap-2 overflow-hidden border-line border-t bg-surface px-3 font-mono text-muted text-xs [&_input]:bg-transparent [&_input]:outline-none"
      />
    </div>
  );
}
