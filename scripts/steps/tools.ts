import type { Environment } from "../../lib/config/load";

/** What a step was made from: file name to its state. */
export type Snapshot = Readonly<Record<string, unknown>>;

/** What `podium.mjs` hands to every command; its parts are in `scripts/bootstrap/`. */
export interface Tools {
  /** The checkout, absolute. */
  root: string;
  args: readonly string[];
  progress: {
    line(text: string): void;
    /** Shows one line for a piece of work, with its time. */
    step<T>(label: string, work: () => Promise<T>): Promise<T>;
  };
  /** Runs a program to its end, its output in `build/logs/`; refuses with the end of that when it fails. */
  run(
    label: string,
    command: string,
    args: readonly string[],
    options?: {
      env?: Environment;
      cwd?: string;
      /** How many lines of the output a failure shows. */
      lines?: number;
      /** Let the output through instead of keeping it. */
      show?: boolean;
    },
  ): Promise<void>;
  /** Compiles an entry of ours into `build/<name>.mjs`, when something it is made from changed. */
  bundle(options: { name: string; entry: string }): Promise<{ outfile: string; changed: boolean }>;
  stamps: {
    files(paths: readonly string[], keep?: (file: string) => boolean): string[];
    isFresh(name: string, made: { files?: readonly string[]; outputs: readonly string[]; salt?: string }): boolean;
    snapshot(files: readonly string[]): Snapshot;
    save(name: string, made: { snapshot: Snapshot; salt?: string }): void;
  };
  /** An error that is a sentence for people. */
  Refusal: new (
    message: string,
  ) => Error;
}

/** A step that is done again only when what it is made from changed. */
export interface Step {
  name: string;
  label: string;
  files: readonly string[];
  /** Relative files that must be there afterwards. */
  outputs: readonly string[];
  /** Anything else the result depends on. */
  salt?: string;
  work(): Promise<void>;
}

/** Does a step unless its result is up to date; resolves to whether it did something. */
export async function ensure({ stamps, progress }: Tools, step: Step): Promise<boolean> {
  if (stamps.isFresh(step.name, step)) return false;
  const snapshot = stamps.snapshot(step.files);
  await progress.step(step.label, step.work);
  stamps.save(step.name, { snapshot, salt: step.salt });
  return true;
}
