import { HEADER_BYTES, MAX_PAYLOAD } from "./constants";

const SEQUENCE_AT = 8;

/** One frame as it came. */
export interface Frame {
  type: number;
  sequence: number;
  payload: Buffer;
}

/** Bytes that are no frame of the protocol. The stream cannot be used any further. */
export class ProtocolError extends Error {
  override name = "ProtocolError";
}

/** Encodes one frame of the host's. */
export function encodeFrame(type: number, payload: Uint8Array = new Uint8Array(0)): Buffer {
  if (payload.length > MAX_PAYLOAD)
    throw new ProtocolError(`a payload has ${payload.length} bytes, at most ${MAX_PAYLOAD} fit`);
  const bytes = Buffer.alloc(HEADER_BYTES + payload.length);
  bytes.writeUInt32LE(payload.length, 0);
  bytes[4] = type;
  bytes.set(payload, HEADER_BYTES);
  return bytes;
}

/** Gives a frame of the host's its number. */
export function numberFrame(frame: Buffer, sequence: number): void {
  frame.writeUInt32LE(sequence, SEQUENCE_AT);
}

/** The number of an encoded frame. */
export function sequenceOf(frame: Buffer): number {
  return frame.readUInt32LE(SEQUENCE_AT);
}

/** Cuts a stream of chunks into frames. Holds at most one incomplete frame. */
export class FrameDecoder {
  #chunks: Buffer[] = [];
  #length = 0;
  #token: Buffer | undefined;

  /** Forgets what came and throws away what comes until just after `token`, where a resumed stream begins. */
  seek(token: Uint8Array): void {
    this.#chunks = [];
    this.#length = 0;
    this.#token = Buffer.from(token);
  }

  /** Takes the next chunk and gives the frames it completes. @throws ProtocolError for what is no frame. */
  *push(chunk: Uint8Array): Generator<Frame> {
    this.#chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.#length += chunk.length;
    if (this.#token && !this.#found(this.#token)) return;
    for (let frame = this.#next(); frame; frame = this.#next()) yield frame;
  }

  /** Bytes of the incomplete frame. */
  get pending(): number {
    return this.#length;
  }

  #found(token: Buffer): boolean {
    const whole = Buffer.concat(this.#chunks);
    const at = whole.indexOf(token);
    /* Part of the token may be at the end of this chunk and the rest in the next. */
    const rest =
      at < 0 ? whole.subarray(Math.max(0, whole.length - token.length + 1)) : whole.subarray(at + token.length);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    if (at >= 0) this.#token = undefined;
    return at >= 0;
  }

  #next(): Frame | undefined {
    if (this.#length < HEADER_BYTES) return undefined;
    const head = this.#join(HEADER_BYTES);
    const length = head.readUInt32LE(0);
    if (length > MAX_PAYLOAD) throw new ProtocolError(`a frame says it has ${length} bytes`);
    if (head.readUInt16LE(6) !== 0) throw new ProtocolError("reserved bytes of a frame are set");
    const end = HEADER_BYTES + length;
    if (this.#length < end) return undefined;
    const whole = this.#join(end);
    const frame = {
      type: whole.readUInt8(4),
      sequence: whole.readUInt32LE(SEQUENCE_AT),
      payload: whole.subarray(HEADER_BYTES, end),
    };
    const rest = whole.subarray(end);
    this.#chunks.shift();
    if (rest.length > 0) this.#chunks.unshift(rest);
    this.#length -= end;
    return frame;
  }

  /** The first chunk, made at least `length` bytes long; only then are chunks copied together. */
  #join(length: number): Buffer {
    const first = this.#chunks[0];
    if (first && first.length >= length) return first;
    const whole = Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }
}
