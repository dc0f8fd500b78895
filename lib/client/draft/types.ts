/** A file of text, edited in a tab. */
export interface TextFile {
  kind: "text";
  path: string;
  text: string;
}

/** A file whose bytes wait in IndexedDB; shown with its size. */
export interface BinaryFile {
  kind: "binary";
  path: string;
  /** Key of its bytes. */
  id: string;
  size: number;
}

/** A file of the draft. */
export type DraftFile = TextFile | BinaryFile;

/** What someone is working on: kept in this browser until they share or run it. */
export interface Draft {
  title: string;
  language: string;
  version?: string;
  /** Never empty; paths differ. */
  files: readonly DraftFile[];
  /** Path of the tab that is open. */
  active: string;
  /** Path of the file that runs. */
  entry: string;
  /** Input given beforehand; absent: typed while it runs. */
  stdin?: string;
  /** Arguments as one line, quoted like in a shell. */
  args: string;
  /** The script of the account it is, with the revision it was made of and what that held. */
  script?: { id: string; revision: number; key: string };
  /** How long it may run, in milliseconds; absent: as long as is usual. */
  timeMs?: number;
}

/** The draft with how far it is kept. */
export interface DraftState {
  draft: Draft;
  /** Whether the browser's copy was read; until then the page shows a skeleton. */
  loaded: boolean;
  /** `Date.now()` of the last change that is kept; 0: nothing yet. */
  savedAt: number;
  /** Why the last change is not kept. */
  problem?: string;
}
