import { describe, expect, it } from "vitest";
import type { SharedDocument } from "../../contracts/shares";
import { documentOf } from "../shares/document";
import { decodeText } from "./import-file";
import { draftOf } from "./open-shared";
import { createRequest } from "./request";

const document: SharedDocument = {
  language: "python",
  version: "3.13",
  files: [
    { path: "data/cities.csv", content: "Zürich\n", encoding: "utf8" },
    { path: "main.py", content: "print(input())", encoding: "utf8" },
  ],
  entrypoint: "main.py",
  title: "Cities",
  stdin: "Ada\n",
  args: ["--name", "O'Neil", ""],
};

describe("a shared document opened as a copy", () => {
  it("runs what the other ran, and shared again is the same", async () => {
    const draft = await draftOf(document);
    expect(draft).toMatchObject({ entry: "main.py", active: "main.py", title: "Cities", stdin: "Ada\n" });
    const shared = documentOf(await createRequest(draft, 5_000), "main.py");
    expect({ ...shared, files: [...shared.files].reverse() }).toEqual(document);
  });

  it("with text in base64 is text to edit", async () => {
    const content = Buffer.from("é = 1").toString("base64");
    const draft = await draftOf({ language: "python", files: [{ path: "a.py", content, encoding: "base64" }] });
    expect(draft).toEqual({
      title: "",
      language: "python",
      files: [{ kind: "text", path: "a.py", text: "é = 1" }],
      active: "a.py",
      entry: "a.py",
      args: "",
    });
  });
});

describe("a dropped file", () => {
  it.each([
    ["text", Buffer.from("é\n"), "é\n"],
    ["bytes that are not UTF-8", Buffer.from([0xff, 0xfe]), undefined],
    ["something with NULs", Buffer.from("a\0b"), undefined],
    ["text too long to edit", Buffer.alloc(2 * 1024 * 1024 + 1, "a"), undefined],
  ])("of %s is edited only when it can be", (_, bytes, text) => {
    expect(decodeText(bytes)).toBe(text);
  });
});
