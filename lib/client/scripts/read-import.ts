import { strFromU8, unzipSync } from "fflate";
import type { LanguageInfo } from "../../contracts/executions";
import { type CreateScript, manifestName, scriptManifestSchema } from "../../contracts/scripts";
import { decodeText } from "../draft/import-file";

/** What came out of the files somebody chose. */
export interface Imported {
  scripts: CreateScript[];
  /** Paths of what is no script this Podium knows. */
  skipped: string[];
}

/** One file, by its whole path. */
interface Entry {
  path: string;
  bytes: Uint8Array;
}

/** Bytes of a file that is taken, and of all files of an archive: small archives can hold endless ones. */
const usual = { file: 8 * 1024 * 1024, all: 256 * 1024 * 1024 };

type Languages = readonly Pick<LanguageInfo, "id" | "extensions">[];

/** Reads scripts from files and archives. @throws Error when an archive cannot be read, in words for people. */
export async function readImport(files: readonly File[], languages: Languages, bounds = usual): Promise<Imported> {
  const found: Imported = { scripts: [], skipped: [] };
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const entries = isArchive(bytes) ? unpack(file.name, bytes, bounds) : [{ path: file.name, bytes }];
    sort(entries, languages, found);
  }
  return found;
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) <= 7;
}

function unpack(name: string, bytes: Uint8Array, bounds: typeof usual): Entry[] {
  let left = bounds.all;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        left -= originalSize;
        if (left < 0) throw new Error("too large");
        return originalSize <= bounds.file;
      },
    });
    return Object.entries(entries).flatMap(([path, content]) => (path.endsWith("/") ? [] : [{ path, bytes: content }]));
  } catch (cause) {
    throw new Error(`${name} cannot be read as an archive, or holds too much. Nothing was imported from it.`, {
      cause,
    });
  }
}

/** A folder with a manifest is one script; every other file is one by itself, when its ending says in what language. */
function sort(entries: readonly Entry[], languages: Languages, found: Imported): void {
  const places = entries.filter(({ path }) => nameOf(path) === manifestName).map(({ path }) => folderOf(path));
  for (const place of places) {
    const inside = entries.filter(({ path }) => path.startsWith(place === "" ? "" : `${place}/`));
    const script = scriptOf(place, inside);
    if (script) found.scripts.push(script);
    else found.skipped.push(`${place}/${manifestName}`);
  }
  for (const entry of entries) {
    if (places.some((place) => place === "" || entry.path.startsWith(`${place}/`))) continue;
    const script = single(entry, languages);
    if (script) found.scripts.push(script);
    else found.skipped.push(entry.path);
  }
}

function scriptOf(place: string, entries: readonly Entry[]): CreateScript | undefined {
  const prefix = place === "" ? "" : `${place}/`;
  const manifest = entries.find(({ path }) => path === `${prefix}${manifestName}`);
  const read = scriptManifestSchema.safeParse(manifest && parsed(manifest.bytes));
  if (!read.success) return undefined;
  const { title, folder, tags, ...document } = read.data;
  const files = entries
    .filter((entry) => entry !== manifest)
    .map(({ path, bytes }) => contentOf(path.slice(prefix.length), bytes));
  return files.length > 0 ? { title, folder, tags, document: { ...document, title, files } } : undefined;
}

function single({ path, bytes }: Entry, languages: Languages): CreateScript | undefined {
  const name = nameOf(path);
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 ? name.slice(dot).toLowerCase() : undefined;
  const language = ending && languages.find(({ extensions }) => extensions.includes(ending));
  const text = decodeText(bytes);
  if (!language || text === undefined) return undefined;
  const title = name.slice(0, dot).slice(0, 200);
  const file = { path: name, content: text, encoding: "utf8" as const };
  return {
    title,
    folder: folderOf(path).slice(0, 100),
    document: { language: language.id, title, entrypoint: name, files: [file] },
  };
}

function contentOf(path: string, bytes: Uint8Array): CreateScript["document"]["files"][number] {
  const text = decodeText(bytes);
  if (text !== undefined) return { path, content: text, encoding: "utf8" };
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { path, content: btoa(binary), encoding: "base64" };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf("/")));
