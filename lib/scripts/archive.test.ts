import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { scriptManifestSchema } from "../contracts/scripts";
import { type ArchivedScript, archiveFiles } from "./archive";
import { type ZippedFile, zipped } from "./zip";

const script = (title: string, folder = ""): ArchivedScript => ({
  title,
  folder,
  tags: ["loops", "week 1"],
  updatedAt: new Date("2026-11-28T12:00:00Z"),
  document: {
    language: "python",
    entrypoint: "main.py",
    files: [
      { path: "main.py", content: "print('é')", encoding: "utf8" },
      { path: "data/one.bin", content: "AAH/", encoding: "base64" },
    ],
  },
});

async function archive(scripts: ArchivedScript[]) {
  const taken = new Set<string>();
  async function* files(): AsyncGenerator<ZippedFile> {
    for (const each of scripts) yield* archiveFiles(each, taken);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(files())) pieces.push(piece);
  return unzipSync(Buffer.concat(pieces));
}

it("holds each script with its exact files and what runs it", async () => {
  const entries = await archive([script("Hello", "week 1/warm up")]);
  expect(Object.keys(entries)).toEqual(
    ["podium.json", "main.py", "data/one.bin"].map((path) => `week 1/warm up/Hello/${path}`),
  );
  expect([...(entries["week 1/warm up/Hello/data/one.bin"] ?? [])]).toEqual([0, 1, 255]);
  expect(strFromU8(entries["week 1/warm up/Hello/main.py"] ?? new Uint8Array())).toBe("print('é')");
  const manifest = JSON.parse(strFromU8(entries["week 1/warm up/Hello/podium.json"] ?? new Uint8Array()));
  expect(scriptManifestSchema.parse(manifest)).toMatchObject({
    title: "Hello",
    tags: ["loops", "week 1"],
    entrypoint: "main.py",
  });
});

it("keeps names apart, and never leaves the archive's own folder", async () => {
  const entries = await archive([script("a"), script("A"), script("../../etc"), script("..")]);
  const folders = [...new Set(Object.keys(entries).map((path) => path.split("/")[0]))];
  expect(folders).toEqual(["a", "A (2)", "-..-etc", "Untitled"]);
});
