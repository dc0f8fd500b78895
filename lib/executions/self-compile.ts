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
  /** When it said that it did not; undefined before. */
  readonly compiledAt: number | undefined;
  /** Bytes that were the mark and not the program's. */
  readonly markBytes: number;
  /** Output under the name it is to have; what may be the beginning of the mark is held back. */
  sort(part: Part): Part[];
  /** What is still held back. */
  end(): Part[];
}

/** For a language whose definition says `compilesItself`; one for each run. */
export function createSelfCompile(now: () => number = () => performance.now()): SelfCompile {
  const secret = randomBytes(16).toString("hex");
  // Of one length.
  const good = Buffer.from(compilerMark(secret, "compiled"));
  const bad = Buffer.from(compilerMark(secret, "compiler"));
  let compiledAt: number | undefined;
  let held: Buffer | null = Buffer.alloc(0);
  let failed = false;
  const errors = (data: Uint8Array): Part[] =>
    data.length > 0 ? [{ type: failed ? "compiler" : "stderr", data }] : [];
  return {
    file: { path: `${PRIVATE_FOLDER}/run.json`, content: Buffer.from(JSON.stringify({ secret })) },
    get failed() {
      return failed;
    },
    get compiledAt() {
      return compiledAt;
    },
    get markBytes() {
      return failed || compiledAt !== undefined ? good.length : 0;
    },
    sort(part) {
      if (part.type !== "stderr") return [part];
      if (!held) return errors(part.data);
      held = Buffer.concat([held, part.data]);
      const seen = held.subarray(0, good.length);
      const begins = (mark: Buffer) => mark.subarray(0, seen.length).equals(seen);
      if (!begins(good) && !begins(bad)) return this.end();
      if (held.length < good.length) return [];
      if (begins(bad)) failed = true;
      else compiledAt = now();
      held = held.subarray(good.length);
      return this.end();
    },
    end() {
      const rest = held;
      held = null;
      return rest ? errors(rest) : [];
    },
  };
}
