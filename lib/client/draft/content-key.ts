import type { Draft } from "./types";

/** Short and the same for drafts with the same content: names, code, input; not which tab is open. */
export function contentKey({ title, language, version, files, entry, stdin, args }: Draft): string {
  const text = JSON.stringify([title, language, version, files, entry, stdin, args]);
  // Two 32-bit FNV-1a hashes of different beginnings: the browser's own digest would make every look asynchronous.
  let left = 0x811c9dc5;
  let right = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    left = Math.imul(left ^ code, 0x01000193);
    right = Math.imul(right ^ code, 0x85ebca6b);
  }
  return `${(left >>> 0).toString(36)}-${(right >>> 0).toString(36)}-${text.length}`;
}
