import type { ComponentType } from "react";
import type { Caret } from "@/components/ui/use-take-over";

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
  onReady: (caret: Caret) => void;
}

/** Fetches it; rejects without a connection. */
export type LoadEditor = () => Promise<ComponentType<FullEditorProps>>;
