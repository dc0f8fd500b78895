import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../observability/logger";
import type { SandboxFile } from "../sandboxes/engine";

/** Largest program that is kept, in bytes. */
export const MAX_PROGRAM_BYTES = 64 * 1024 * 1024;

/** Before each entry: the lengths of the diagnostics and of the program. */
const HEADER_BYTES = 8;

/**
 * Compiled programs by the hash of owner, toolchain, flags and sources. They belong to the owner whose sources they were
 * made from, so that a compiler somebody tricked can harm nobody else.
 */
export class CompileCache {
  private trimming: Promise<void> | null = null;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
    private readonly logger: Logger,
  ) {}

  key(input: { ownerId: string; toolchain: string; argv: readonly string[]; files: readonly SandboxFile[] }): string {
    const hash = createHash("sha256");
    const part = (value: string | Uint8Array) => {
      const bytes = Buffer.from(value);
      hash.update(`${bytes.length}:`).update(bytes);
    };
    part(input.ownerId);
    part(input.toolchain);
    for (const argument of input.argv) part(argument);
    for (const file of [...input.files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
      part(file.path);
      part(file.content);
    }
    return hash.digest("hex");
  }

  /** The program and what the compiler said when it was made, or null. */
  async get(key: string): Promise<{ program: Buffer; diagnostics: Buffer } | null> {
    try {
      const entry = await readFile(this.path(key));
      const program = HEADER_BYTES + entry.readUInt32LE(0);
      // A machine that lost power may keep a part of it.
      if (entry.length !== program + entry.readUInt32LE(4)) return null;
      const now = new Date();
      await utimes(this.path(key), now, now);
      return { diagnostics: entry.subarray(HEADER_BYTES, program), program: entry.subarray(program) };
    } catch {
      return null;
    }
  }

  /** Keeps a program; a failure only costs the next compilation. */
  async put(key: string, program: Uint8Array, diagnostics: Uint8Array): Promise<void> {
    if (program.length > MAX_PROGRAM_BYTES || program.length > this.maxBytes) return;
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(diagnostics.length, 0);
    header.writeUInt32LE(program.length, 4);
    const temporary = `${this.path(key)}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, Buffer.concat([header, diagnostics, program]), { mode: 0o600 });
      await rename(temporary, this.path(key));
      this.trimming ??= this.trim()
        .catch((error: unknown) => this.logger.warn({ err: error }, "compiled programs could not be trimmed"))
        .finally(() => {
          this.trimming = null;
        });
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      this.logger.warn({ err: error }, "a compiled program could not be kept");
    }
  }

  private path(key: string): string {
    return join(this.folder, key);
  }

  private async trim(): Promise<void> {
    const names = await readdir(this.folder);
    const entries = await Promise.all(
      names.map(async (name) => {
        const info = await stat(join(this.folder, name)).catch(() => null);
        return info ? [{ name, size: info.size, used: info.mtimeMs }] : [];
      }),
    );
    let total = 0;
    for (const entry of entries.flat().sort((a, b) => b.used - a.used)) {
      total += entry.size;
      if (total > this.maxBytes) await rm(join(this.folder, entry.name), { force: true });
    }
  }
}
