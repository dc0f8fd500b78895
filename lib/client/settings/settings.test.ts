import { expect, it } from "vitest";
import { parseSettings, serializeSettings } from "./settings";

const chosen = {
  theme: "dark",
  split: 0.4,
  fontSize: 16,
  draft: true,
  font: "system",
  tabSize: 2,
  keymap: "vim",
  minimap: true,
  wrap: true,
  language: "c++",
} as const;
const defaults = {
  theme: "system",
  split: 0.55,
  fontSize: 14,
  draft: false,
  font: "podium",
  tabSize: 4,
  keymap: "standard",
  minimap: false,
  wrap: false,
  language: "",
};

it("reads what it wrote, encoded or not", () => {
  const value = serializeSettings(chosen);
  expect(parseSettings(value)).toEqual(chosen);
  expect(parseSettings(decodeURIComponent(value))).toEqual(chosen);
});

it.each([
  undefined,
  "",
  "%",
  "{",
  "null",
  '{"theme":"pink","split":9,"fontSize":"14","tabSize":3,"keymap":"ed","language":"a b"}',
])("takes %j for defaults", (value) => expect(parseSettings(value)).toEqual(defaults));
