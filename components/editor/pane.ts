import type { RefObject } from "react";
import type { TextFile } from "@/lib/client/draft/types";
import type { EditorSettings } from "@/lib/client/settings/settings";
import type { Store } from "@/lib/client/store";
import type { CodeProblem, EditorHandle, EditorInfo } from "./types";

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
  onText: (path: string, text: string) => void;
  /** Text was pasted. */
  onPaste: (text: string) => void;
  info: Store<EditorInfo>;
  /** Filled while it is mounted. */
  handle: RefObject<EditorHandle | null>;
}
