import { expect, it } from "vitest";
import { pack, unpack } from "./compiled-files";

it.each([[[]], [["one"]], [["one", "", "three\0"]]])("gives back %j", (texts) => {
  const files = texts.map((text) => Buffer.from(text));
  expect(unpack(pack(files))).toEqual(files);
});

it("refuses what is cut off", () => {
  const entry = pack([Buffer.from("program"), Buffer.from("lines")]);
  for (const length of [1, 5, entry.length - 1]) expect(() => unpack(entry.subarray(0, length))).toThrow(RangeError);
});
