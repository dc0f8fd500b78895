import { describe, expect, test } from "vitest";
import { encodeFields, Fields } from "./fields";
import { ProtocolError } from "./frames";

describe("fields", () => {
  test("survive a round trip, in order, with repeats and empty values", () => {
    const fields = new Fields(
      encodeFields([
        [1, "a"],
        [2, 7],
        [1, "é😀"],
        [1, ""],
        [3, Buffer.from([0, 255])],
        [4, true],
        [5, false],
        [6, undefined],
      ]),
    );
    expect(fields.all(1).map(String)).toEqual(["a", "é😀", ""]);
    expect(fields.number(2)).toBe(7);
    expect([...(fields.all(3)[0] ?? [])]).toEqual([0, 255]);
    expect(fields.number(4)).toBe(1);
    expect([fields.all(5), fields.text(6), fields.number(7)]).toEqual([[], undefined, undefined]);
  });

  test("hold every safe number and refuse the rest", () => {
    for (const number of [0, 1, 0xffffffff, 0x1_0000_0000, Number.MAX_SAFE_INTEGER]) {
      expect(new Fields(encodeFields([[9, number]])).number(9)).toBe(number);
    }
    for (const number of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => encodeFields([[9, number]])).toThrow(ProtocolError);
    expect(() => new Fields(encodeFields([[9, 2n ** 60n]])).number(9)).toThrow(ProtocolError);
    expect(() => new Fields(encodeFields([[9, "x"]])).number(9)).toThrow(ProtocolError);
  });

  test("that are cut off anywhere are refused", () => {
    const whole = encodeFields([
      [1, "abc"],
      [2, 5],
    ]);
    for (let length = 1; length < whole.length; length++) {
      if (length === 8) continue; /* exactly the first field */
      expect(() => new Fields(whole.subarray(0, length))).toThrow(ProtocolError);
    }
  });

  test("with a length beyond every payload are refused", () => {
    expect(() => new Fields(Buffer.from([1, 255, 255, 255, 255, 0]))).toThrow(ProtocolError);
  });
});
