/** A file of the program, by its path in the sandbox. */
export interface ProgramFile {
  path: string;
  text: string;
}

/** What the worker answers: {@link FoundProblem}s, and what Monaco's own worker answers under these names. */
export type Request =
  | "findProblems"
  | "getCompletionsAtPosition"
  | "getCompletionEntryDetails"
  | "getQuickInfoAtPosition";

/** Something the compiler has to say of a file; `start` and `length` count its characters. */
export interface FoundProblem {
  start: number;
  length: number;
  message: string;
  code: number;
  error: boolean;
}

/** From the page: options once and first, all files when any changed, or a request. */
export type ToWorker =
  | { type: "start"; options: object }
  | { type: "files"; files: readonly ProgramFile[] }
  | { type: "request"; id: number; request: Request; path: string; args: readonly unknown[] };

/** To the page; without an answer where the service failed. */
export interface FromWorker {
  id: number;
  answer?: unknown;
}
