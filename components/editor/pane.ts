import type { RefObject } from "react";
import type { DraftFile, TextFile } from "@/lib/client/draft/types";
import type { EditorSettings } from "@/lib/client/settings/settings";
import type { Store } from "@/lib/client/store";
import type { CheckedProblem } from "@/lib/contracts/checking";
import type { CodeProblem, EditorHandle, EditorInfo } from "./types";

/** All that a language's service has to know of a program. */
export interface Program {
  files: readonly DraftFile[];
  /** Version of the Node.js that runs it. */
  nodeVersion: string;
}

/** What every editor of a file is given. */
export interface PaneProps {
  file: TextFile;
  /** Path of the file that runs. */
  entry: string;
  /** Monaco's name of the draft's language. */
  language: string;
  fontSize: number;
  /** Absent: as it is without any choice. */
  editing?: EditorSettings;
  dark: boolean;
  problem: CodeProblem | null;
  /** The line it points to was changed. */
  onProblemGone: () => void;
  /** What a checker said of this file as it stands; absent: it was not asked. */
  checked?: readonly CheckedProblem[];
  /** What the file is part of, for languages whose help looks at all of it; absent: there is no such help. */
  program?: Program;
  onText: (path: string, text: string) => void;
  /** Text was pasted. */
  onPaste: (text: string) => void;
  info: Store<EditorInfo>;
  /** Filled while it is mounted. */
  handle: RefObject<EditorHandle | null>;
}
