import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Remembers what each step was made from, in `build/stamps/`. Comparing is by size and time first and by content only
 * where those differ, so that nothing changed costs milliseconds and another branch's checkout builds nothing twice.
 */
export function createStamps(root) {
  const fileOf = (name) => path.join(root, "build/stamps", `${name.replaceAll("/", "-")}.json`);
  return {
    /** Files under `paths` (files or folders) whose relative name passes `keep`. */
    files: (paths, keep = () => true) =>
      paths
        .flatMap((start) => walk(root, start))
        .filter(keep)
        .sort(),
    /** What the named step was made from, with the outputs there; `files` absent: those it was saved with. */
    isFresh(name, { files, outputs, salt = "" }) {
      const saved = readJson(fileOf(name));
      if (!saved || saved.salt !== salt || saved.root !== root) return false;
      if (outputs.some((output) => !existsSync(path.join(root, output)))) return false;
      if (files && [...files].sort().join("\n") !== Object.keys(saved.files).join("\n")) return false;
      let touched = false;
      for (const [file, known] of Object.entries(saved.files)) {
        const quick = quickOf(root, file);
        if (quick === known.quick) continue;
        if (quick === undefined || contentOf(root, file) !== known.content) return false;
        known.quick = quick;
        touched = true;
      }
      if (touched) write(fileOf(name), saved);
      return true;
    },
    /** What `files` are now; taken before a step runs, so that a change while it runs is not lost. */
    snapshot: (files) =>
      Object.fromEntries(
        [...files].sort().map((file) => [file, { quick: quickOf(root, file), content: contentOf(root, file) }]),
      ),
    save: (name, { snapshot, salt = "" }) => write(fileOf(name), { root, salt, files: snapshot }),
  };
}

function walk(root, relative) {
  const stats = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [relative];
  return readdirSync(path.join(root, relative)).flatMap((name) => walk(root, path.join(relative, name)));
}

function quickOf(root, file) {
  const stats = statSync(path.join(root, file), { throwIfNoEntry: false });
  return stats && `${stats.size} ${stats.mtimeMs}`;
}

function contentOf(root, file) {
  return createHash("sha256")
    .update(readFileSync(path.join(root, file)))
    .digest("base64");
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function write(file, value) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(value));
  } catch (error) {
    // Without a stamp the step is only done again; a read-only checkout that is up to date must start.
    if (error.code !== "EROFS" && error.code !== "EACCES") throw error;
  }
}
