import type { AuditLog } from "../audit/service";
import type { Database } from "../db/client";
import { createKeyService } from "./key-service";
import { createPostgresKeyRepository } from "./postgres-repository";
import type { KeyService } from "./service";

/** Wires the parts of this domain. */
export function composeKeys(parts: { database: Database; audit: AuditLog; clock: () => number }): KeyService {
  const { database, ...rest } = parts;
  return createKeyService({ repository: createPostgresKeyRepository(database), ...rest });
}
