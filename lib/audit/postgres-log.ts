import type { PrismaClient } from "../../prisma/generated/client";
import type { AuditLog } from "./service";

/** The record in PostgreSQL; written only. */
export function createPostgresAuditLog(prisma: PrismaClient): AuditLog {
  return {
    async write({ actor, action, target, detail }) {
      await prisma.auditEntry.create({
        data: { actor, action, target: target ?? null, ...(detail && { detail: { ...detail } }) },
      });
    },
  };
}
