import type { editor } from "monaco-editor";
import { type RefObject, useEffect, useRef } from "react";
import type { EditorSettings } from "@/lib/client/settings/settings";
import { toast } from "@/components/ui/toast-store";
import { keymapAddress } from "./load-monaco";

interface Attached {
  dispose(): void;
}

/** What the modules under `monaco/` that bring other keys export. */
interface KeymapModule {
  attach(instance: editor.IStandaloneCodeEditor, status: HTMLElement): Attached;
}

/** Gives the editor the keys of vim or Emacs, fetched when they are chosen. @returns where their mode is shown */
export function useKeymap(
  instance: editor.IStandaloneCodeEditor | undefined,
  keymap: EditorSettings["keymap"],
): RefObject<HTMLDivElement | null> {
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!instance || keymap === "standard") return;
    let gone = false;
    let attached: Attached | undefined;
    (import(/* turbopackIgnore: true */ /* webpackIgnore: true */ keymapAddress(keymap)) as Promise<KeymapModule>).then(
      ({ attach }) => {
        if (!gone && status.current) attached = attach(instance, status.current);
      },
      () => toast({ text: `The keys of ${keymap} could not be loaded, so the usual ones stay. Reload to try again.` }),
    );
    return () => {
      gone = true;
      attached?.dispose();
    };
  }, [instance, keymap]);
  return status;
}
