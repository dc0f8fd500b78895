import { isUtf8 } from "node:buffer";

const display = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes as contracts carry them: text for display, and the exact bytes beside it only when they are not UTF-8. */
export function presentBytes(data: Uint8Array): { text: string; base64?: string } {
  const text = display.decode(data);
  return isUtf8(data) ? { text } : { text, base64: Buffer.from(data).toString("base64") };
}

/**
 * How many bytes at the end of `data` begin a character that is not complete yet (0 to 3).
 * What can never become valid is not held back.
 */
export function incompleteTail(data: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
      return needed > back ? back : 0;
    }
  }
  return 0;
}
