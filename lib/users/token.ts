import { createHash } from "node:crypto";

/** What is stored of a token that works once. It is random, so a plain hash cannot be guessed back. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
