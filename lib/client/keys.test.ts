import { afterEach, expect, it, vi } from "vitest";
import { formatKeys, matchesKeys } from "./keys";

afterEach(() => vi.unstubAllGlobals());

it.each([
  ["Mod+Enter", "⌘⏎", "Ctrl+Enter"],
  ["Mod+Shift+S", "⌘⇧S", "Ctrl+Shift+S"],
  ["Ctrl+Alt+K", "⌃⌥K", "Ctrl+Alt+K"],
  ["F1", "F1", "F1"],
])("%s is written as people of each keyboard write it", (keys, mac, other) => {
  expect([formatKeys(keys, true), formatKeys(keys, false)]).toEqual([mac, other]);
});

it.each([
  ["Mod+K", { key: "k", code: "KeyK", ctrlKey: true }, false, true],
  ["Mod+K", { key: "k", code: "KeyK", metaKey: true }, true, true],
  ["Mod+K", { key: "k", code: "KeyK", ctrlKey: true }, true, false],
  ["Alt+S", { key: "s", code: "KeyS", altKey: true }, false, true],
  // Option and S make ß on a Mac, Option and I a dead key.
  ["Alt+S", { key: "ß", code: "KeyS", altKey: true }, true, true],
  ["Alt+I", { key: "Dead", code: "KeyI", altKey: true }, true, true],
  ["Alt+S", { key: "ß", code: "KeyS" }, true, false],
  ["?", { key: "?", code: "Slash", shiftKey: true }, false, true],
])("%s is the keys %o, on a Mac: %s", (keys, pressed, mac, expected) => {
  vi.stubGlobal("navigator", { userAgent: mac ? "Macintosh; Intel Mac OS X" : "X11; Linux" });
  const event = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...pressed };
  expect(matchesKeys(event as KeyboardEvent, keys)).toBe(expected);
});
