import type { Monaco } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import { isMac } from "@/lib/client/keys";
import type { Store } from "@/lib/client/store";
import type { EditorHandle, EditorInfo } from "./types";

/** Tells the page where the cursor is and what was pasted, and lets it steer the editor. */
export function watchEditor(
  monaco: Monaco,
  instance: editor.IStandaloneCodeEditor,
  info: Store<EditorInfo>,
  onPaste: (text: string) => void,
): { handle: EditorHandle; dispose(): void } {
  const tell = () => {
    const selection = instance.getSelection();
    const model = instance.getModel();
    if (!selection || !model) return;
    info.update((state) => ({
      ...state,
      line: selection.positionLineNumber,
      column: selection.positionColumn,
      selected: selection.isEmpty() ? 0 : model.getValueLengthInRange(selection),
      tabMoves: instance.getOption(monaco.editor.EditorOption.tabFocusMode),
    }));
  };
  // Monaco's own action changes a flag that this version's editor does not read.
  const toggleTabMoves = () => {
    const { tabFocusMode } = monaco.editor.EditorOption;
    instance.updateOptions({ tabFocusMode: !instance.getOption(tabFocusMode) });
    instance.focus();
  };
  const { KeyMod, KeyCode } = monaco;
  const watches = [
    instance.addAction({
      id: "podium.toggleTabMoves",
      label: "Toggle whether Tab leaves the editor",
      keybindings: [isMac() ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM],
      run: toggleTabMoves,
    }),
    instance.onDidChangeCursorSelection(tell),
    instance.onDidChangeModel(tell),
    instance.onDidChangeConfiguration(tell),
    instance.onDidPaste(({ range }) => onPaste(instance.getModel()?.getValueInRange(range) ?? "")),
  ];
  tell();
  return {
    handle: {
      focus: () => instance.focus(),
      reveal(lineNumber, column = 1) {
        instance.setPosition({ lineNumber, column });
        instance.revealLineInCenterIfOutsideViewport(lineNumber);
        instance.focus();
      },
      toggleTabMoves,
    },
    dispose: () => {
      for (const watch of watches) watch.dispose();
    },
  };
}
