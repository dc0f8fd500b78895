import { ProtocolError } from "./frames";

const FIELD_HEADER_BYTES = 5;

/** Value of a field: text and bytes as they are, numbers as u64, true as 1. */
export type FieldValue = string | number | bigint | boolean | Uint8Array;

/** Fields in order; `undefined` and `false` are left out. */
export type FieldList = readonly (readonly [tag: number, value: FieldValue | undefined])[];

/** Encodes a structured payload. @throws ProtocolError for a number that is no u64. */
export function encodeFields(fields: FieldList): Buffer {
  const parts: Buffer[] = [];
  for (const [tag, value] of fields) {
    if (value === undefined || value === false) continue;
    const bytes = encodeValue(value);
    const header = Buffer.alloc(FIELD_HEADER_BYTES);
    header[0] = tag;
    header.writeUInt32LE(bytes.length, 1);
    parts.push(header, bytes);
  }
  return Buffer.concat(parts);
}

function encodeValue(value: Exclude<FieldValue, false>): Buffer {
  if (typeof value === "string") return Buffer.from(value, "utf8");
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const number = Buffer.alloc(8);
  try {
    number.writeBigUInt64LE(BigInt(value));
  } catch (cause) {
    throw new ProtocolError(`${String(value)} is not a whole number from 0 to 2^64-1`, { cause });
  }
  return number;
}

/** A structured payload that was decoded. */
export class Fields {
  readonly #values = new Map<number, Buffer[]>();

  /** @throws ProtocolError when a field goes beyond the payload. */
  constructor(payload: Uint8Array) {
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    for (let at = 0; at < bytes.length; ) {
      if (bytes.length - at < FIELD_HEADER_BYTES) throw new ProtocolError("a field's header is cut off");
      const start = at + FIELD_HEADER_BYTES;
      const end = start + bytes.readUInt32LE(at + 1);
      if (end > bytes.length) throw new ProtocolError("a field goes beyond its payload");
      this.#add(bytes.readUInt8(at), bytes.subarray(start, end));
      at = end;
    }
  }

  #add(tag: number, value: Buffer): void {
    const values = this.#values.get(tag);
    if (values) values.push(value);
    else this.#values.set(tag, [value]);
  }

  /** Every value of a tag, in order. */
  all(tag: number): readonly Buffer[] {
    return this.#values.get(tag) ?? [];
  }

  /** The last value of a tag as text. */
  text(tag: number): string | undefined {
    return this.all(tag).at(-1)?.toString("utf8");
  }

  /** The last value of a tag as a number. @throws ProtocolError when it is none that JavaScript holds exactly. */
  number(tag: number): number | undefined {
    const value = this.all(tag).at(-1);
    if (value === undefined) return undefined;
    const number = value.length === 8 ? Number(value.readBigUInt64LE()) : Number.NaN;
    if (!Number.isSafeInteger(number)) throw new ProtocolError(`field ${tag} is no number`);
    return number;
  }
}
