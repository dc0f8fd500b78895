import { Zip, ZipDeflate } from "fflate";

/** One file of an archive. */
export interface ZipEntry {
  path: string;
  content: Uint8Array | string;
}

/** Packs files one after the other; holds no more than one of them. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    if (chunk.length > 0) ready.push(chunk);
  });
  for await (const { path, content } of entries) {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    file.push(typeof content === "string" ? new TextEncoder().encode(content) : content, true);
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  zip.end();
  if (failure) throw failure;
  yield* ready.splice(0);
}
