import { type SharedDocument, sharedDocumentSchema } from "../../contracts/shares";
import { z } from "../../contracts/zod";
import { OPEN_KEY, SCRIPT_KEY } from "../shares/open-copy";
import { joinArguments } from "./arguments";
import { keepAttachment } from "./attachments";
import { randomId } from "./claim";
import { contentKey } from "./content-key";
import { decodeText } from "./import-file";
import type { Draft, DraftFile } from "./types";

/** The document a shared page handed over to be opened as a copy; asked for once, it is gone. */
export function takeShared(): SharedDocument | undefined {
  const text = sessionStorage.getItem(OPEN_KEY);
  if (text === null) return undefined;
  sessionStorage.removeItem(OPEN_KEY);
  const document = sharedDocumentSchema.safeParse(JSON.parse(text));
  return document.success ? document.data : undefined;
}

/** The draft as the account's script that was opened, if it was one; asked for once, that is gone. */
export function asScript(draft: Draft): Draft {
  const text = sessionStorage.getItem(SCRIPT_KEY);
  sessionStorage.removeItem(SCRIPT_KEY);
  const link = scriptLinkSchema.safeParse(JSON.parse(text ?? "null"));
  return link.success ? { ...draft, script: { ...link.data, key: contentKey(draft) } } : draft;
}

const scriptLinkSchema = z.object({ id: z.uuid(), revision: z.int() });

/** A draft of one's own made of a shared document. */
export async function draftOf(document: SharedDocument): Promise<Draft> {
  const { language, version, title = "", entrypoint, stdin, stdinEncoding, args = [] } = document;
  const files = await Promise.all(document.files.map(draftFile));
  const entry = (files.find(({ path }) => path === entrypoint) ?? files[0])?.path ?? "";
  return {
    title,
    language,
    ...(version !== undefined && { version }),
    files,
    active: entry,
    entry,
    ...(stdin !== undefined && stdinEncoding !== "base64" && { stdin }),
    args: joinArguments(args),
  };
}

async function draftFile({ path, content, encoding }: SharedDocument["files"][number]): Promise<DraftFile> {
  if (encoding === "utf8") return { kind: "text", path, text: content };
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const text = decodeText(bytes);
  if (text !== undefined) return { kind: "text", path, text };
  const id = randomId();
  await keepAttachment(id, bytes);
  return { kind: "binary", path, id, size: bytes.length };
}
