import type { ComponentType } from "react";

/** What the editor that a frame loads on focus is given. */
export interface FullEditorProps {
  text: string;
  path: string;
  /** Path of the file that runs. */
  entry: string;
  language: string;
  dark: boolean;
  onChange: (text: string) => void;
  /** It stands and can take over. */
  onReady: (caret: { reveal(line: number, column: number): void }) => void;
}

/** Fetches it; rejects without a connection. */
export type LoadEditor = () => Promise<ComponentType<FullEditorProps>>;
