import type { SharedDocument } from "../../contracts/shares";
import { formatBytes } from "../run/format";
import type { Copied } from "./copied";

/** Linux takes at most 128 KiB in one argument of a command. */
const argumentBytes = 120 * 1024;

/** Characters a terminal would act on, or that make a line read otherwise than it runs; JSON takes them escaped. */
const active = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A command that runs the document on this server and waits for its end, for sh, bash and zsh. */
export function copyAsCurl({ title: _, ...document }: SharedDocument, origin: string): Copied {
  const body = JSON.stringify(document).replace(active, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const size = new TextEncoder().encode(body).length;
  if (size > argumentBytes) {
    const notice = `This is ${formatBytes(size)}, too long for a command line. Copy a link instead.`;
    return { notice };
  }
  const lines = [
    `curl -sS ${shellQuote(`${origin}/api/v1/executions`)}`,
    `  -H 'Content-Type: application/json' -H 'Prefer: wait=60'`,
    `  --data-raw ${shellQuote(body)}`,
  ];
  return { text: `${lines.join(" \\\n")}\n` };
}

/** One word of a POSIX shell, whatever it holds: between single quotes only the single quote means something. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
