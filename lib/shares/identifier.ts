import { createHash, randomBytes, randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 22 letters and digits, 131 random bits: knowing it is the permission, and a double click selects it whole. */
export function newShareId(): string {
  return Array.from({ length: 22 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A token that ends one share; only its hash is stored. */
export function newRevokeToken(): string {
  return `revoke_${randomBytes(32).toString("base64url")}`;
}

/** What is stored of a revoke token. The token is random, so a plain hash cannot be guessed back. */
export function hashRevokeToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
