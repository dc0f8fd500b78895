import { expect, it } from "vitest";
import { formatKeys } from "./keys";

it.each([
  ["Mod+Enter", "⌘⏎", "Ctrl+Enter"],
  ["Mod+Shift+S", "⌘⇧S", "Ctrl+Shift+S"],
  ["Ctrl+Alt+K", "⌃⌥K", "Ctrl+Alt+K"],
  ["F1", "F1", "F1"],
])("%s is written as people of each keyboard write it", (keys, mac, other) => {
  expect([formatKeys(keys, true), formatKeys(keys, false)]).toEqual([mac, other]);
});
