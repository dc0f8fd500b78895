import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a key is for; a signature made for one purpose is worth nothing for another. */
export type KeyPurpose =
  | "owner-cookie"
  | "read-token"
  | "control-token"
  | "address"
  | "address-owner"
  | "session"
  | "peer";

/** A signer with keys of its own for each purpose, all derived from one secret. */
export interface Signer {
  /** HMAC-SHA256 of `text`, 32 bytes. */
  sign(purpose: KeyPurpose, text: string): Buffer;
  /** Whether `signature` (base64url) is the one of `text`; takes the same time wherever they differ. */
  verify(purpose: KeyPurpose, text: string, signature: string): boolean;
}

/**
 * @param secret at least 16 characters; changing it forgets every cookie and token.
 * @throws Error when it is shorter.
 */
export function createSigner(secret: string): Signer {
  if (secret.length < 16) throw new Error("The secret has fewer than 16 characters; set a longer PODIUM_SECRET.");
  const keys = new Map<KeyPurpose, Buffer>();
  const keyOf = (purpose: KeyPurpose) => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync("sha256", secret, "podium", `podium/${purpose}/v1`, 32));
    keys.set(purpose, key);
    return key;
  };
  const sign = (purpose: KeyPurpose, text: string) => createHmac("sha256", keyOf(purpose)).update(text).digest();
  return {
    sign,
    verify: (purpose, text, signature) => equalBytes(sign(purpose, text), Buffer.from(signature, "base64url")),
  };
}

/** Compares without telling by time where the difference is. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Compares two strings without telling by time where the difference is. */
export function equalText(a: string, b: string): boolean {
  return equalBytes(Buffer.from(a), Buffer.from(b));
}
