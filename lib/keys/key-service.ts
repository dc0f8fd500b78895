import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { AuditLog } from "../audit/service";
import { keyPrefix } from "../auth/callers";
import { ProblemError } from "../contracts/errors";
import { type ApiKeyInfo, keyBounds } from "../contracts/keys";
import type { KeyRepository, StoredKey } from "./repository";
import type { KeyService } from "./service";

const DAY_MS = 24 * 60 * 60_000;
/** Characters of a key that its owner knows it by; the other 37 stay secret. */
const HINT = keyPrefix.length + 6;

/** What the service is made of. */
export interface KeyParts {
  repository: KeyRepository;
  audit: AuditLog;
  clock: () => number;
}

/** Keys, stored as their hash alone. */
export function createKeyService({ repository, audit, clock }: KeyParts): KeyService {
  return {
    list: async (user) => (await repository.list(user.id)).map(present),

    async create(user, { name, scopes, perMinute, expiresInDays }) {
      const secret = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
      const now = clock();
      const key: StoredKey = {
        id: randomUUID(),
        name,
        hint: secret.slice(0, HINT),
        scopes: [...new Set(scopes)],
        perMinute,
        createdAt: new Date(now),
        lastUsedAt: null,
        expiresAt: expiresInDays === undefined ? null : new Date(now + expiresInDays * DAY_MS),
      };
      if (!(await repository.insert(user.id, { ...key, hash: hashKey(secret) }, keyBounds.keys))) {
        throw new ProblemError("forbidden", `You have ${keyBounds.keys} keys, as many as one may. Revoke one first.`);
      }
      await audit.write({ actor: user.email, action: "key.made", target: name, detail: { scopes: scopes.join(" ") } });
      return { ...present(key), secret };
    },

    async revoke(user, id) {
      const gone = await repository.delete(user.id, id);
      if (!gone) throw new ProblemError("not_found", "There is no such key, or it was revoked already.");
      await audit.write({ actor: user.email, action: "key.revoked", target: gone.name });
    },

    async holder(secret) {
      const used = await repository.use(hashKey(secret));
      if (!used) {
        throw new ProblemError(
          "unauthenticated",
          "This API key is unknown, revoked or too old. Make one under Settings.",
        );
      }
      if (used.waitMs > 0) {
        const retryAfter = Math.max(1, Math.ceil(used.waitMs / 1000));
        const detail = `This API key makes ${used.perMinute} requests a minute at most. Try again in ${retryAfter} s.`;
        throw new ProblemError("rate_limited", detail, { retryAfter });
      }
      const { id, scopes, userId, email, name, role } = used;
      return { user: { id: userId, email, name: name ?? undefined, role, sessionId: id }, key: { id, scopes } };
    },
  };
}

/** A key is random, so a plain hash cannot be guessed back. */
function hashKey(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function present({ createdAt, lastUsedAt, expiresAt, ...key }: StoredKey): ApiKeyInfo {
  return {
    ...key,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString(),
    expiresAt: expiresAt?.toISOString(),
  };
}
