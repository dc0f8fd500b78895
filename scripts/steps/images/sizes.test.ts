import { expect, it } from "vitest";
import { bytesOf } from "./sizes";

it.each([
  ["46.2 MB", 46_200_000],
  ["1.07 GB", 1_070_000_000],
  ["512 KB", 512_000],
  ["12 B", 12],
  ["", undefined],
  ["large", undefined],
])("%j of an image is %s bytes", (words, bytes) => {
  expect(bytesOf(words)).toBe(bytes);
});
