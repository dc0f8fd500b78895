import { randomBytes } from "node:crypto";
import { compilerMark, PRIVATE_FOLDER } from "../languages/language";
import type { SandboxFile } from "../sandboxes/engine";
import type { OutputType } from "./output-merger";

interface Part {
  type: OutputType;
  data: Uint8Array;
}

/** What tells a compiler's words from a program's where one process is both. */
export interface SelfCompile {
  /** Put beside the program; the process reads and removes it before it loads code of the user's. */
  readonly file: SandboxFile;
  /** Whether the compiler said that it failed. */
  readonly failed: boolean;
  /** Output under the name it is to have; what may be the beginning of the mark is held back. */
  sort(part: Part): Part[];
  /** What is still held back. */
  end(): Part[];
}

/** For a language whose definition says `compilesItself`; one for each run. */
export function createSelfCompile(): SelfCompile {
  const secret = randomBytes(16).toString("hex");
  const mark = Buffer.from(compilerMark(secret));
  let held: Buffer | null = Buffer.alloc(0);
  let failed = false;
  const errors = (data: Uint8Array): Part[] =>
    data.length > 0 ? [{ type: failed ? "compiler" : "stderr", data }] : [];
  return {
    file: { path: `${PRIVATE_FOLDER}/run.json`, content: Buffer.from(JSON.stringify({ secret })) },
    get failed() {
      return failed;
    },
    sort(part) {
      if (part.type !== "stderr") return [part];
      if (!held) return errors(part.data);
      held = Buffer.concat([held, part.data]);
      const seen = held.subarray(0, mark.length);
      if (!mark.subarray(0, seen.length).equals(seen)) return this.end();
      if (held.length < mark.length) return [];
      failed = true;
      held = held.subarray(mark.length);
      return this.end();
    },
    end() {
      const rest = held;
      held = null;
      return rest ? errors(rest) : [];
    },
  };
}
