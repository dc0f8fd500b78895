import type { CreateExecution } from "../../contracts/executions";
import type { SharedDocument } from "../../contracts/shares";

/** The part of a request to run that others may see. @param fileName the program's, when the request names none. */
export function documentOf(request: CreateExecution, fileName: string): SharedDocument {
  const { language, version, source, files = [], entrypoint, title, stdin, stdinEncoding, args } = request;
  const path = entrypoint ?? fileName;
  return {
    language,
    files: source === undefined ? files : [{ path, content: source, encoding: "utf8" }, ...files],
    ...(version !== undefined && { version }),
    ...((entrypoint !== undefined || source !== undefined) && { entrypoint: path }),
    ...(title && { title }),
    ...(stdin !== undefined && { stdin, ...(stdinEncoding && { stdinEncoding }) }),
    ...(args && args.length > 0 && { args }),
  };
}

/** The request that runs a shared document, in a terminal where it brings no input of its own. */
export function requestOf(document: SharedDocument, terminal: { rows: number; columns: number }): CreateExecution {
  const interactive = document.stdin === undefined;
  return { ...document, ...(interactive ? { tty: true, ...terminal } : { tty: false, interactive: false }) };
}

/** The file that runs. */
export function mainFile({ files, entrypoint }: SharedDocument): SharedDocument["files"][number] | undefined {
  return files.find(({ path }) => path === entrypoint) ?? files[0];
}
