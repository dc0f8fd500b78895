import { describe, expect, it } from "vitest";
import { fileNameProblem, freeName, inLanguage, newDraft, renamed, withFile, withoutFile } from "./edit";

const python = { id: "python", fileName: "main.py" };
const c = { id: "c", fileName: "main.c" };
const two = withFile(newDraft(python, "print(1)"), { kind: "text", path: "data.txt", text: "1" });

describe("a draft", () => {
  it("opens the file that was added", () => expect(two.active).toBe("data.txt"));

  it("opens the neighbour of a removed file", () => expect(withoutFile(two, "data.txt").active).toBe("main.py"));

  it("runs another file when the one that ran is removed", () =>
    expect(withoutFile(two, "main.py")).toMatchObject({ entry: "data.txt", active: "data.txt" }));

  it("keeps its last file", () => {
    const one = newDraft(python, "");
    expect(withoutFile(one, "main.py")).toBe(one);
  });

  it("still runs a file that was renamed", () =>
    expect(renamed(two, "main.py", "app.py")).toMatchObject({ entry: "app.py", active: "data.txt" }));

  it("takes the new language's file name with the language", () =>
    expect(inLanguage(two, python, c)).toMatchObject({ language: "c", entry: "main.c", version: undefined }));

  it("keeps a name someone chose when the language changes", () =>
    expect(inLanguage(renamed(two, "main.py", "app.py"), python, c).entry).toBe("app.py"));

  it("refuses names that leave the folder or are taken", () => {
    expect(fileNameProblem(two, "../x")).toBeDefined();
    expect(fileNameProblem(two, "/etc/passwd")).toBeDefined();
    expect(fileNameProblem(two, "main.py")).toBe("There is already a main.py.");
    expect(fileNameProblem(two, "data/cities.csv")).toBeUndefined();
  });

  it("finds a free name", () => expect(freeName(two, "data.txt")).toBe("data-2.txt"));
});
