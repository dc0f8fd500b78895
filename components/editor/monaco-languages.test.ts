import { describe, expect, it } from "vitest";
import { languageDefinitions } from "@/lib/languages/all";
import { monacosLanguages, ownLanguages } from "./monaco/language-names";
import snippets from "./monaco/snippets.json";
import { monacoLanguage } from "./monaco-languages";

const known = new Set<string>([...monacosLanguages, ...ownLanguages]);
const all = languageDefinitions.map(({ id, monaco = id, extensions }) => ({ id, monaco, extensions }));

describe.each(all)("$id in the editor", ({ id, monaco, extensions }) => {
  it("has colours that no other language is shown in", () => {
    expect(known).toContain(monaco);
    expect(all.filter((other) => other.monaco === monaco).map((other) => other.id)).toEqual([id]);
  });

  it("has pieces of code to begin with", () => {
    const own = (snippets as Record<string, readonly { prefix: string; body: readonly string[] }[]>)[monaco] ?? [];
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(new Set(own.map(({ prefix }) => prefix)).size).toBe(own.length);
  });

  it.each(extensions)("shows a file ending in %s as what it is, beside another program", (extension) => {
    // A header may belong to C++ as well, which has the same grammar.
    expect(monacoLanguage(`beside${extension}`, "main.txt", "markdown")).toBe(monaco);
  });
});
