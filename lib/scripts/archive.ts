import { manifestName, type ScriptManifest } from "../contracts/scripts";
import type { SharedDocument } from "../contracts/shares";
import type { ZippedFile } from "./zip";

/** A script as it goes into an archive. */
export interface ArchivedScript {
  title: string;
  folder: string;
  tags: readonly string[];
  document: SharedDocument;
  updatedAt: Date;
}

/** A script's files under `folder/title/`, with what only Podium needs to know beside them. */
export function* archiveFiles(script: ArchivedScript, taken: Set<string>): Generator<ZippedFile> {
  const { title, folder, tags, document, updatedAt } = script;
  const { files, language, version, entrypoint, stdin, stdinEncoding, args } = document;
  const place = freePlace([...folder.split("/").filter(Boolean), title].map(safeName).join("/"), taken);
  const how = { language, version, entrypoint, stdin, stdinEncoding, args };
  const manifest: ScriptManifest = { title, folder, tags: [...tags], ...how };
  const file = (path: string, content: Uint8Array) => ({ path: `${place}/${path}`, content, changedAt: updatedAt });
  yield file(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  for (const { path, content, encoding } of files) yield file(path, Buffer.from(content, encoding));
}

/** A name every file system takes. */
function safeName(name: string): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, "-")
    .replace(/^[. ]+|[. ]+$/g, "")
    .slice(0, 80);
  return safe || "Untitled";
}

/** Names that differ only in case are one on some file systems. */
function freePlace(wanted: string, taken: Set<string>): string {
  let place = wanted;
  for (let count = 2; taken.has(place.toLowerCase()); count++) place = `${wanted} (${count})`;
  taken.add(place.toLowerCase());
  return place;
}
