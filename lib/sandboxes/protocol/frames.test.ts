import { describe, expect, test } from "vitest";
import { HEADER_BYTES, MAX_PAYLOAD } from "./constants";
import { encodeFrame, type Frame, FrameDecoder, ProtocolError } from "./frames";

/** A small generator with a seed, so that a failure can be run again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

function decodeAll(decoder: FrameDecoder, chunks: Iterable<Uint8Array>): Frame[] {
  return [...chunks].flatMap((chunk) => [...decoder.push(chunk)]);
}

function cut(bytes: Buffer, random: (below: number) => number, largest: number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + random(largest);
    chunks.push(bytes.subarray(at, next));
    at = next;
  }
  return chunks;
}

describe("FrameDecoder", () => {
  test("gives the same frames however the stream is cut", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomFrom(seed);
      const payloads = Array.from({ length: 1 + random(12) }, () =>
        Buffer.alloc(random(random(10) === 0 ? MAX_PAYLOAD : 300), random(256)),
      );
      const stream = Buffer.concat(payloads.map((payload, index) => encodeFrame(index + 1, payload)));
      const decoder = new FrameDecoder();
      const frames = decodeAll(decoder, cut(stream, random, [3, 40, 70_000][seed % 3] ?? 3));
      expect(frames.map(({ type }) => type)).toEqual(payloads.map((_, index) => index + 1));
      expect(frames.every(({ payload }, index) => payload.equals(payloads[index] ?? Buffer.alloc(0)))).toBe(true);
      expect(decoder.pending).toBe(0);
    }
  });

  test("reads the sequence", () => {
    const bytes = encodeFrame(0x84, Buffer.from("x"));
    bytes.writeUInt32LE(0xfffffffe, 8);
    expect(decodeAll(new FrameDecoder(), [bytes])[0]).toMatchObject({ type: 0x84, sequence: 0xfffffffe });
  });

  test("keeps an incomplete frame and nothing more", () => {
    const decoder = new FrameDecoder();
    expect(decodeAll(decoder, [encodeFrame(1, Buffer.alloc(10)).subarray(0, 15)])).toEqual([]);
    expect(decoder.pending).toBe(15);
  });

  test.each([
    ["too long", (bytes: Buffer) => bytes.writeUInt32LE(MAX_PAYLOAD + 1, 0)],
    ["longest number", (bytes: Buffer) => bytes.writeUInt32LE(0xffffffff, 0)],
    ["reserved bytes", (bytes: Buffer) => bytes.writeUInt16LE(1, 6)],
  ])("refuses a header that is %s before its payload comes", (_, spoil) => {
    const header = Buffer.alloc(HEADER_BYTES);
    spoil(header);
    expect(() => decodeAll(new FrameDecoder(), [header])).toThrow(ProtocolError);
  });

  test("finds the token of a resumed stream however it is cut", () => {
    const token = Buffer.from("0123456789abcdef");
    for (let seed = 1; seed <= 30; seed++) {
      const random = randomFrom(seed);
      const stream = Buffer.concat([Buffer.alloc(random(100), "0123"), token, encodeFrame(7, Buffer.from("after"))]);
      const decoder = new FrameDecoder();
      decodeAll(decoder, [encodeFrame(1, Buffer.alloc(50)).subarray(0, 20)]);
      decoder.seek(token);
      expect(decodeAll(decoder, cut(stream, random, 9)).map(({ type }) => type)).toEqual([7]);
    }
  });
});

test("encodeFrame refuses what no runner would take", () => {
  expect(() => encodeFrame(1, Buffer.alloc(MAX_PAYLOAD + 1))).toThrow(ProtocolError);
});
