import type { CreateExecution } from "../../contracts/executions";
import { splitArguments } from "./arguments";
import { timeLimit } from "./time-limit";
import { readAttachment } from "./attachments";
import type { Draft, DraftFile, TextFile } from "./types";

/**
 * The request that runs a draft. Input given beforehand goes through a pipe that ends, as with `<` in a shell; without it
 * the program gets a terminal and can ask. It is made at once unless there are bytes to read, so that Run answers in the
 * same frame.
 * @param mostMs how long a program may run here; a limit is only asked for below that.
 * @returns a promise only where there are; it rejects when they are no longer in this browser.
 */
export function createRequest(draft: Draft, mostMs: number): CreateExecution | Promise<CreateExecution> {
  const wallMs = timeLimit(draft, mostMs);
  const limits = wallMs < mostMs ? { wallMs } : undefined;
  const beside = draft.files.filter((file) => file.path !== draft.entry);
  const texts = beside.flatMap((file) => (file.kind === "text" ? [inputText(file)] : []));
  if (texts.length === beside.length) return request(draft, texts, limits);
  return Promise.all(beside.map(inputFile)).then((files) => request(draft, files, limits));
}

type InputFile = NonNullable<CreateExecution["files"]>[number];

function request(draft: Draft, files: InputFile[], limits: CreateExecution["limits"]): CreateExecution {
  const main = draft.files.find((file) => file.path === draft.entry);
  const args = splitArguments(draft.args);
  return {
    language: draft.language,
    ...(draft.version !== undefined && { version: draft.version }),
    ...(draft.title !== "" && { title: draft.title }),
    ...(main?.kind === "text" && { source: main.text }),
    ...(files.length > 0 && { files }),
    entrypoint: draft.entry,
    ...(args.length > 0 && { args }),
    ...(limits && { limits }),
    ...(draft.stdin === undefined ? { tty: true } : { tty: false, interactive: false, stdin: draft.stdin }),
  };
}

function inputText(file: TextFile): InputFile {
  return { path: file.path, content: file.text, encoding: "utf8" };
}

async function inputFile(file: DraftFile): Promise<InputFile> {
  if (file.kind === "text") return inputText(file);
  const bytes = await readAttachment(file.id);
  if (!bytes) throw new Error(`The contents of ${file.path} are no longer in this browser. Drop the file again.`);
  return { path: file.path, content: base64(bytes), encoding: "base64" };
}

function base64(bytes: Uint8Array): string {
  const STEP = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}
