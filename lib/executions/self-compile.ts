import { createHash, randomBytes } from "node:crypto";
import { compilerMark, PRIVATE_FOLDER } from "../languages/language";
import type { SandboxFile } from "../sandboxes/engine";
import type { OutputType } from "./output-merger";

interface Part {
  type: OutputType;
  data: Uint8Array;
}

/** What a run knows beforehand of what it compiles. */
export interface SelfCompileOptions {
  /** Where in the work folder the process leaves what it compiled; absent: nowhere. */
  keeps?: string;
  /** What it left when the same was compiled before. */
  kept?: Uint8Array;
  now?: () => number;
}

/** What tells a compiler's words from a program's where one process is both. */
export interface SelfCompile {
  /** Put beside the program; the process reads and removes the first before it loads code of the user's. */
  readonly files: readonly SandboxFile[];
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
  /** Whether this is what the process left, before any code of the user's could change it. */
  isGenuine(left: Uint8Array): boolean;
}

/** A hash in hexadecimal digits, and the end of its line. */
const HASH_LINE = 65;

/** For a language whose definition says `compilesItself`; one for each run. */
export function createSelfCompile({
  keeps,
  kept,
  now = () => performance.now(),
}: SelfCompileOptions = {}): SelfCompile {
  const secret = randomBytes(16).toString("hex");
  // Of one length.
  const good = Buffer.from(compilerMark(secret, "compiled"));
  const bad = Buffer.from(compilerMark(secret, "compiler"));
  const asks = keeps !== undefined && kept === undefined;
  let compiledAt: number | undefined;
  let hash: string | undefined;
  let held: Buffer | null = Buffer.alloc(0);
  let failed = false;
  const errors = (data: Uint8Array): Part[] =>
    data.length > 0 ? [{ type: failed ? "compiler" : "stderr", data }] : [];
  return {
    files: filesOf(secret, { keeps, kept }),
    get failed() {
      return failed;
    },
    get compiledAt() {
      return compiledAt;
    },
    get markBytes() {
      if (compiledAt !== undefined) return good.length + (asks ? HASH_LINE : 0);
      return failed ? bad.length : 0;
    },
    sort(part) {
      if (part.type !== "stderr") return [part];
      if (!held) return errors(part.data);
      held = Buffer.concat([held, part.data]);
      const seen = held.subarray(0, good.length);
      const begins = (mark: Buffer) => mark.subarray(0, seen.length).equals(seen);
      if (!begins(good) && !begins(bad)) return this.end();
      if (held.length < good.length) return [];
      if (begins(bad)) {
        failed = true;
        held = held.subarray(bad.length);
        return this.end();
      }
      const length = good.length + (asks ? HASH_LINE : 0);
      if (held.length < length) return [];
      compiledAt = now();
      if (asks) hash = held.toString("latin1", good.length, length).trimEnd();
      held = held.subarray(length);
      return this.end();
    },
    end() {
      const rest = held;
      held = null;
      return rest ? errors(rest) : [];
    },
    isGenuine: (left) => hash !== undefined && createHash("sha256").update(left).digest("hex") === hash,
  };
}

function filesOf(secret: string, { keeps, kept }: SelfCompileOptions): SandboxFile[] {
  const order = { secret, ...(keeps !== undefined && (kept ? { kept: keeps } : { keep: keeps })) };
  const file = { path: `${PRIVATE_FOLDER}/run.json`, content: Buffer.from(JSON.stringify(order)) };
  return keeps !== undefined && kept ? [file, { path: keeps, content: kept }] : [file];
}
