import { Zip, ZipDeflate } from "fflate";

/** A file of an archive. */
export interface ZippedFile {
  path: string;
  content: Uint8Array;
  changedAt: Date;
}

/** An archive in pieces, each made when it is asked for, so that only one file at a time stands in memory. */
export async function* zipped(files: AsyncIterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    made.push(piece);
  });
  for await (const { path, content, changedAt } of files) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = changedAt;
    zip.add(entry);
    entry.push(content, true);
    if (failure) throw failure;
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}
