import type { CreateExecution } from "../../contracts/executions";
import type { UserFile } from "./locate-error";

/** The text files of a program as they were sent. */
export function programFiles({ source, entrypoint, files = [] }: CreateExecution): UserFile[] {
  const beside = files.map(({ path, content, encoding }) => ({ path, ...(encoding === "utf8" && { content }) }));
  return entrypoint === undefined ? beside : [{ path: entrypoint, content: source }, ...beside];
}
