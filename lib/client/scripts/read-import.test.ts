import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readImport } from "./read-import";

const languages = [{ id: "python", extensions: [".py"] }];
const manifest = (title: string) =>
  strToU8(JSON.stringify({ title, folder: "week 1", tags: ["loops"], language: "python", entrypoint: "main.py" }));
const archive = (entries: Record<string, Uint8Array>) => new File([zipSync(entries) as BlobPart], "all.zip");

it("reads what an archive of scripts holds, bytes and all", async () => {
  const { scripts, skipped } = await readImport(
    [
      archive({
        "week 1/Hello/podium.json": manifest("Hello"),
        "week 1/Hello/main.py": strToU8("print(1)"),
        "week 1/Hello/data/a.bin": new Uint8Array([0, 1, 255]),
      }),
    ],
    languages,
  );
  expect(skipped).toEqual([]);
  expect(scripts).toMatchObject([
    {
      title: "Hello",
      folder: "week 1",
      tags: ["loops"],
      document: {
        entrypoint: "main.py",
        files: [
          { path: "main.py", content: "print(1)", encoding: "utf8" },
          { path: "data/a.bin", content: "AAH/", encoding: "base64" },
        ],
      },
    },
  ]);
});

it("takes single files by their ending and says what it leaves out", async () => {
  const { scripts, skipped } = await readImport(
    [new File(["print(2)"], "two.py"), archive({ "a/b/three.py": strToU8("3"), "a/notes.doc": strToU8("x") })],
    languages,
  );
  expect(scripts.map(({ title, folder }) => [title, folder])).toEqual([
    ["two", ""],
    ["three", "a/b"],
  ]);
  expect(skipped).toEqual(["a/notes.doc"]);
});

it("refuses what is no archive, and one that holds too much", async () => {
  await expect(readImport([new File(["PK\u0003\u0004nonsense"], "broken.zip")], languages)).rejects.toThrow(
    "broken.zip",
  );
  const large = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.py`, new Uint8Array(1000)]));
  await expect(readImport([archive(large)], languages, { file: 1000, all: 39_999 })).rejects.toThrow("too much");
});
