import { useSyncExternalStore } from "react";

const nothing = () => () => undefined;

/** Whether the keyboard has a Command key; false until the browser said so. */
export function useMac(): boolean {
  return useSyncExternalStore(nothing, isMac, () => false);
}

/** Whether the keyboard has a Command key; in a browser only. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

const macNames: Readonly<Record<string, string>> = { Mod: "⌘", Ctrl: "⌃", Shift: "⇧", Alt: "⌥", Enter: "⏎" };

/** A combination such as `Mod+Enter` as this keyboard's people write it: `⌘⏎` or `Ctrl+Enter`. */
export function formatKeys(keys: string, mac: boolean): string {
  const parts = keys.split("+");
  if (mac) return parts.map((part) => macNames[part] ?? part).join("");
  return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
}

/** Whether an event is the combination; `Mod` is Command on a Mac and Control elsewhere. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const mac = isMac();
  const has = (name: string) => parts.includes(name);
  return (
    isKey(event, key, has("Alt")) &&
    event.ctrlKey === (has("Ctrl") || (has("Mod") && !mac)) &&
    event.metaKey === (has("Mod") && mac) &&
    event.altKey === has("Alt") &&
    // Where a character needs Shift, as ? does, the character is what counts.
    (event.shiftKey === has("Shift") || (key.length === 1 && !/[a-z]/i.test(key)))
  );
}

/** On a Mac, Option makes another character of a letter: then the key itself counts. */
function isKey({ key, code }: KeyboardEvent, wanted: string, alt: boolean): boolean {
  if (key.toLowerCase() === wanted.toLowerCase()) return true;
  return alt && code === `Key${wanted.toUpperCase()}`;
}
