"use client";

import { loader } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import { useEffect, useRef, useState } from "react";
import { codeFont } from "./code-font";
import { type EditorBundle, loadMonaco } from "./load-monaco";
import { monacoOptions } from "./monaco-options";
import { themeNames } from "./monaco/theme";

/** Properties of {@link DiffPane}. */
export interface DiffPaneProps {
  bundle: EditorBundle;
  original: string;
  modified: string;
  /** What Monaco calls the language. */
  language: string;
  label: string;
  dark: boolean;
}

const FONT_PX = 13;

/** Two texts side by side, or one above the other where there is little room, with what differs marked. */
export function DiffPane({ bundle, original, modified, language, label, dark }: DiffPaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const theme = dark ? themeNames.dark : themeNames.light;
  const themeAtStart = useRef(theme);
  themeAtStart.current = theme;

  useEffect(() => {
    let gone = false;
    let dispose = () => {};
    loadMonaco(bundle)
      .then(() => loader.init())
      .then((monaco) => {
        if (gone || !place.current) return;
        const before = monaco.editor.createModel(original, language);
        const after = monaco.editor.createModel(modified, language);
        const shown = monaco.editor.createDiffEditor(place.current, diffOptions(label, themeAtStart.current));
        shown.setModel({ original: before, modified: after });
        dispose = () => {
          // First let go of the models: a comparison under way would miss them.
          shown.setModel(null);
          shown.dispose();
          before.dispose();
          after.dispose();
        };
      })
      .catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      dispose();
    };
  }, [bundle, original, modified, language, label]);

  useEffect(() => {
    // Every editor of a page has the same theme.
    void loadMonaco(bundle)
      .then(() => loader.init())
      .then((monaco) => monaco.editor.setTheme(theme))
      .catch(() => undefined);
  }, [bundle, theme]);

  if (failed) {
    return (
      <p role="alert" className="p-4 text-muted text-sm">
        The editor that compares could not be loaded. Reload to try again.
      </p>
    );
  }
  return <div ref={place} className="h-full min-h-0 w-full overflow-hidden" data-testid="diff" />;
}

function diffOptions(label: string, theme: string): editor.IStandaloneDiffEditorConstructionOptions {
  return {
    ...monacoOptions(FONT_PX, codeFont()),
    theme,
    readOnly: true,
    domReadOnly: true,
    originalEditable: false,
    renderGutterMenu: false,
    renderMarginRevertIcon: false,
    renderOverviewRuler: false,
    originalAriaLabel: `${label}, before`,
    modifiedAriaLabel: `${label}, after`,
    hideUnchangedRegions: { enabled: true },
  };
}
