import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";

/** A folder of built files that never change under their name. */
export interface StaticFolder {
  /** Begins and ends with a slash. */
  prefix: string;
  folder: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
/** As the build names what it compressed, best first. */
const encodings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

/** One file, as it is and compressed. */
interface StaticFile {
  mediaType: string;
  path: string;
  compressed: ReadonlyMap<string, string>;
}

/**
 * Serves built files from memory, compressed when they were built: Next compresses them anew for every visitor, which costs
 * 150 ms of the server's only thread for the editor alone. What it does not know is left to Next.
 * @returns a function that tells whether it answered.
 */
export function createStaticFiles(
  folders: readonly StaticFolder[],
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = new Map(folders.flatMap(listFiles));
  const contents = new Map<string, Buffer>();
  const read = (path: string) => {
    const held = contents.get(path) ?? readFileSync(path);
    contents.set(path, held);
    return held;
  };
  return (request, response) => {
    const file = files.get((request.url ?? "").split("?", 1)[0] ?? "");
    if (!file || (request.method !== "GET" && request.method !== "HEAD")) return false;
    const accepted = acceptedEncodings(request.headers["accept-encoding"]);
    const encoding = encodings.find(({ name }) => accepted.has(name) && file.compressed.has(name))?.name;
    const body = read((encoding && file.compressed.get(encoding)) ?? file.path);
    response.writeHead(200, {
      "Content-Type": file.mediaType,
      "Content-Length": body.length,
      ...(encoding && { "Content-Encoding": encoding }),
      ...(file.compressed.size > 0 && { Vary: "Accept-Encoding" }),
      "Cache-Control": "public, max-age=31536000, immutable",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}

/** Only names found here are answered, so no path leads out of the folder. */
function listFiles({ prefix, folder }: StaticFolder): [string, StaticFile][] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const known = new Set(names);
  return names.flatMap((name) => {
    const mediaType = mediaTypes[extname(name)];
    if (!mediaType) return [];
    const compressed = encodings
      .filter(({ ending }) => known.has(name + ending))
      .map((encoding) => [encoding.name, join(folder, name + encoding.ending)] as const);
    return [[prefix + name, { mediaType, path: join(folder, name), compressed: new Map<string, string>(compressed) }]];
  });
}

/** Of `Accept-Encoding` what is not refused with a weight of zero. */
function acceptedEncodings(header: string | string[] | undefined): Set<string> {
  const parts = String(header ?? "").split(",");
  const wanted = parts
    .map((part) => part.trim().split(";"))
    .filter(([, weight]) => !/^\s*q=0(\.0*)?$/.test(weight ?? ""));
  return new Set(wanted.map(([name = ""]) => name.trim().toLowerCase()));
}
