/** What the status bar shows of the editor. */
export interface EditorInfo {
  line: number;
  column: number;
  /** Characters selected. */
  selected: number;
  /** Whether Tab leaves the editor instead of indenting. */
  tabMoves: boolean;
}

/** The place a program's error points to. */
export interface CodeProblem {
  file: string;
  line: number;
  column?: number;
  message: string;
}

/** What the page can ask of whichever editor is there. */
export interface EditorHandle {
  focus(): void;
  reveal(line: number, column?: number): void;
  toggleTabMoves(): void;
}

/** Where the editor stands when nothing was done yet. */
export const initialInfo: EditorInfo = { line: 1, column: 1, selected: 0, tabMoves: false };
