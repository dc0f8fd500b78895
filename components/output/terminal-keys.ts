import type { Terminal } from "@xterm/xterm";

/** What keys in the terminal do besides typing. */
export interface KeyActions {
  /** Whether typing reaches a program. */
  active: () => boolean;
  interrupt: () => void;
  end: () => void;
  search: () => void;
}

/**
 * Keys that mean something to the panel or the page are theirs; all others are the program's while it runs. Shift+Tab
 * always leaves, and so does Tab when nothing runs.
 */
export function bindKeys(terminal: Terminal, actions: KeyActions): void {
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== "keydown") return true;
    const control = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (control && key === "f") return take(event, actions.search);
    if (control && key === "c") return copyOrInterrupt(event, terminal, actions);
    if (control && (key === "v" || key === "enter" || key === "k" || key === "s")) return false;
    if (event.key === "Tab" && (event.shiftKey || !actions.active())) return false;
    if (!actions.active()) return scrolled(event, terminal);
    if (event.ctrlKey && key === "d") return take(event, actions.end);
    return true;
  });
}

function copyOrInterrupt(event: KeyboardEvent, terminal: Terminal, { active, interrupt }: KeyActions): boolean {
  if (terminal.hasSelection()) {
    const text = terminal.getSelection();
    return take(event, () => {
      terminal.clearSelection();
      void navigator.clipboard.writeText(text);
    });
  }
  // ⌘C without a selection is nothing; Ctrl+C is the terminal's oldest key.
  return event.ctrlKey && active() ? take(event, interrupt) : false;
}

function take(event: KeyboardEvent, action: () => void): false {
  event.preventDefault();
  action();
  return false;
}

function scrolled(event: KeyboardEvent, terminal: Terminal): false {
  const pages: Record<string, () => void> = {
    PageUp: () => terminal.scrollPages(-1),
    PageDown: () => terminal.scrollPages(1),
    Home: () => terminal.scrollToTop(),
    End: () => terminal.scrollToBottom(),
    ArrowUp: () => terminal.scrollLines(-1),
    ArrowDown: () => terminal.scrollLines(1),
  };
  const scroll = event.ctrlKey || event.metaKey || event.altKey ? undefined : pages[event.key];
  if (scroll) take(event, scroll);
  return false;
}
