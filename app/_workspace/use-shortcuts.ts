import { useEffect } from "react";
import type { Command } from "@/lib/client/command";
import { matchesKeys } from "@/lib/client/keys";
import type { Store } from "@/lib/client/store";
import type { View } from "./page-state";

/** Binds the commands' keys on the whole page, before the editor or the terminal sees them. */
export function useShortcuts(commands: readonly Command[], view: Store<View>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if (event.key === "Escape" && view.getState().projector && view.getState().panel === null) {
        view.update((state) => ({ ...state, projector: false }));
        return;
      }
      const command = commands.find(({ keys }) => keys !== undefined && matchesKeys(event, keys));
      if (!command || (isCharacter(command.keys) && isTyping(event.target))) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) command.run();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [commands, view]);
}

function isCharacter(keys: string | undefined): boolean {
  return keys?.length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"))
  );
}
