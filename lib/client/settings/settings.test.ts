import { expect, it } from "vitest";
import { accountPart, parseSettings, serializeSettings } from "./settings";

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
  unsent: "0193f1a0-0000-7000-8000-000000000001",
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
  '{"theme":"pink","split":9,"fontSize":"14","tabSize":3,"keymap":"ed","language":"a b","unsent":"nobody"}',
])("takes %j for defaults", (value) => expect(parseSettings(value)).toEqual(defaults));

it("leaves to the browser what is only its own", () => {
  const { split: _, draft: __, unsent: ___, ...account } = chosen;
  expect(accountPart(chosen)).toEqual(account);
  expect(accountPart({ split: 0.3, draft: true })).toEqual({});
});
