import { describe, expect, it } from "vitest";
import { incompleteTail, presentBytes } from "./text";

describe("incompleteTail", () => {
  const samples = ["a", "é", "€", "😀", "𐍈", "ab", "a€"];
  it("is zero after whole characters of every width", () => {
    for (const sample of samples) expect(incompleteTail(Buffer.from(sample))).toBe(0);
  });
  it("holds back exactly the begun character, wherever it is cut", () => {
    for (const sample of ["é", "€", "😀"]) {
      const bytes = Buffer.from(sample);
      for (let cut = 1; cut < bytes.length; cut++) {
        expect(incompleteTail(Buffer.concat([Buffer.from("x"), bytes.subarray(0, cut)]))).toBe(cut);
      }
    }
  });
  it("does not hold back what can never become valid", () => {
    for (const bytes of [[0xff], [0xc0], [0xf8, 0x80], [0x80, 0x80], [0x41, 0xbf]])
      expect(incompleteTail(Buffer.from(bytes))).toBe(0);
  });
});

describe("presentBytes", () => {
  it("shows valid text as it is, with a byte order mark and NUL", () => {
    expect(presentBytes(Buffer.from("\ufeffa\0é😀"))).toEqual({ text: "\ufeffa\0é😀" });
  });
  it("keeps the exact bytes beside what cannot be shown", () => {
    expect(presentBytes(Buffer.from([0x41, 0xff, 0x42]))).toEqual({ text: "A\ufffdB", base64: "Qf9C" });
  });
});
