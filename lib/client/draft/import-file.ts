import { keepAttachment } from "./attachments";
import { randomId } from "./claim";
import type { DraftFile } from "./types";

/** Text larger than this would make the editor slow; it goes along as an attachment. */
const TEXT_BYTES = 2 * 1024 * 1024;

/** Makes a dropped file one of the draft: text is edited, anything else goes along as it is. */
export async function importFile(file: File): Promise<DraftFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes);
  if (text !== undefined) return { kind: "text", path: file.name, text };
  const id = randomId();
  await keepAttachment(id, bytes);
  return { kind: "binary", path: file.name, id, size: bytes.length };
}

/** Bytes as text the editor can hold; undefined when they are something else, or too many. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.length > TEXT_BYTES || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
