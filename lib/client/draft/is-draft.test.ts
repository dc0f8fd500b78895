import { expect, it } from "vitest";
import { newDraft, withFile } from "./edit";
import { isDraft } from "./is-draft";

const draft = newDraft({ id: "python", fileName: "main.py" }, "print(1)");

it("knows a draft after it was kept and read", () => {
  const full = {
    ...withFile(draft, { kind: "binary", path: "a.png", id: "1", size: 3 }),
    stdin: "x",
    version: "3",
    script: { id: "1", revision: 2, key: "k" },
  };
  expect(isDraft(JSON.parse(JSON.stringify(full)))).toBe(true);
});

it.each([
  ["nothing", null],
  ["no files", { ...draft, files: [] }],
  ["a file without text", { ...draft, files: [{ kind: "text", path: "main.py" }] }],
  ["a program that is not there", { ...draft, entry: "other.py" }],
  ["a script without its revision", { ...draft, script: { id: "1", key: "k" } }],
  ["a title that is no text", { ...draft, title: 3 }],
])("refuses %s", (_, value) => expect(isDraft(value)).toBe(false));
