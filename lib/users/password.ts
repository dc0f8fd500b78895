import { hash, verify } from "@node-rs/argon2";

/** argon2id with what OWASP recommends: 19 MiB, two passes, one thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash that holds its own salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

let unknown: Promise<string> | undefined;

/** Takes the same time for an account that does not exist, or has no password, so that neither shows. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  unknown ??= hashPassword("an account that is not there");
  const right = await verify(stored ?? (await unknown), password.normalize("NFC"));
  return right && stored != null;
}
