/** Before each file: its length. */
const LENGTH_BYTES = 4;

/** Files as one entry of the cache. */
export function pack(files: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    files.flatMap((file) => {
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(file.length);
      return [length, file];
    }),
  );
}

/** The files of {@link pack}. @throws RangeError when it made no such entry */
export function unpack(entry: Buffer): Buffer[] {
  const files: Buffer[] = [];
  for (let at = 0; at < entry.length; ) {
    const from = at + LENGTH_BYTES;
    at = from + entry.readUInt32LE(at);
    if (at > entry.length) throw new RangeError("A file ends behind its entry.");
    files.push(entry.subarray(from, at));
  }
  return files;
}
