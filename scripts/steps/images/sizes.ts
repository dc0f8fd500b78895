import { execFileSync } from "node:child_process";
import type { Builder } from "./builder";

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Bytes of an image that was built here, its layers unpacked; undefined where there is none. */
export function imageBytes({ name }: Pick<Builder, "name">, tag: string): number | undefined {
  // Only buildah does not tell the number of an image.
  const args = name === "buildah" ? ["images", "--json", tag] : ["image", "inspect", "--format", "{{.Size}}", tag];
  try {
    const said = execFileSync(name, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 30_000 });
    return name === "buildah" ? bytesOf((JSON.parse(said) as { size: string }[])[0]?.size ?? "") : Number(said);
  } catch {
    return undefined;
  }
}

/** A size as people write it, such as `46.2 MB`. */
export function bytesOf(words: string): number | undefined {
  const [, number, unit = ""] = /^([\d.]+)\s*([KMG]?B)$/i.exec(words.trim()) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  return number && factor ? Math.round(Number(number) * factor) : undefined;
}
