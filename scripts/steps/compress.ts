import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Fonts and pictures are compressed already. */
const worthwhile = /\.(css|js|json|map|svg|ttf|txt)$/;
/** Smaller files fit into a packet or two anyway. */
const LEAST_BYTES = 1024;
/** The highest level takes ten times as long for two percent. */
const BROTLI_LEVEL = 9;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Puts a brotli and a gzip copy beside every file below a folder, so that a server need not compress for each visitor. */
export async function compressFiles(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => worthwhile.test(file));
  await Promise.all(files.map((file) => compressFile(path.join(folder, file))));
}

async function compressFile(file: string): Promise<void> {
  const contents = await readFile(file);
  if (contents.length < LEAST_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL,
    [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
  };
  await Promise.all([
    brotli(contents, { params }).then((small) => writeFile(`${file}.br`, small)),
    zip(contents, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
  ]);
}
