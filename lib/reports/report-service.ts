import { randomUUID } from "node:crypto";
import { Prisma } from "../../prisma/generated/client";
import type { AuditLog } from "../audit/service";
import { ProblemError } from "../contracts/errors";
import type { ReportedShare } from "../contracts/reports";
import { sharedDocumentSchema } from "../contracts/shares";
import type { Database } from "../db/client";
import type { ShareService } from "../shares/service";
import type { ReportService } from "./service";

/** Reports from one address: a class that finds something funny is not let through a thousand times. */
const rate = { perMinute: 1 / 6, burst: 10 };
const SHOWN = 100;
const EXCERPT = 400;

/** What the service is made of. */
export interface ReportParts {
  database: Pick<Database, "prisma" | "query">;
  shares: Pick<ShareService, "get" | "setTakenDown">;
  audit: AuditLog;
  clock: () => number;
}

/** Reports in PostgreSQL. */
export function createReportService({ database, shares, audit, clock }: ReportParts): ReportService {
  const { prisma, query } = database;
  const openCount = () => prisma.shareReport.count({ where: { settledAt: null } });
  const reported = (reports: Prisma.ShareReportListRelationFilter, take: number) =>
    prisma.share.findMany({
      where: { reports },
      include: { reports: { orderBy: { createdAt: "desc" } } },
      orderBy: { createdAt: "desc" },
      take,
    });
  return {
    async report({ addressKey }, shareId, { reason, detail }) {
      await shares.get(shareId);
      const [token] = await query<{ ms: number }>(
        Prisma.sql`SELECT podium_take_token(${`report:${addressKey}`}, ${rate.perMinute}::float8, ${rate.burst}::float8) AS ms`,
      );
      if (token && token.ms > 0) {
        const retryAfter = Math.ceil(token.ms / 1000);
        const minutes = Math.ceil(retryAfter / 60);
        throw new ProblemError(
          "rate_limited",
          `Many pages were reported from your address. Try again in ${minutes} min.`,
          {
            retryAfter,
          },
        );
      }
      const row = { id: randomUUID(), shareId, reason, detail, reporter: addressKey, createdAt: new Date(clock()) };
      await prisma.shareReport.createMany({ data: [row], skipDuplicates: true });
    },

    async list() {
      const toDecide = await reported({ some: { settledAt: null } }, SHOWN);
      const decided = await reported({ some: {}, none: { settledAt: null } }, SHOWN - toDecide.length);
      const rows = [...toDecide, ...decided];
      const owners = await prisma.user.findMany({
        where: { id: { in: rows.map(({ ownerId }) => ownerId) } },
        select: { id: true, email: true },
      });
      const names = new Map(owners.map(({ id, email }) => [id, email]));
      const items = rows.map((row): ReportedShare => {
        const document = sharedDocumentSchema.parse(JSON.parse(row.document));
        const reports = row.reports.map(({ id, reason, detail, createdAt, settledAt }) => {
          return { id, reason, detail, createdAt: createdAt.toISOString(), open: settledAt === null };
        });
        return {
          shareId: row.id,
          title: document.title || document.entrypoint || document.files[0]?.path || "Shared code",
          language: document.language,
          excerpt: (document.files[0]?.content ?? "").slice(0, EXCERPT),
          owner: names.get(row.ownerId) ?? `browser ${row.ownerId.slice(0, 8)}`,
          sharedAt: row.createdAt.toISOString(),
          takenDownAt: row.takenDownAt?.toISOString(),
          takenDownBy: row.takenDownBy ?? undefined,
          open: reports.filter(({ open }) => open).length,
          reports,
        };
      });
      return { items, open: await openCount() };
    },

    openCount,

    async decide(by, shareId, decision) {
      await shares.setTakenDown(shareId, decision === "taken_down" ? by.email : undefined);
      await prisma.shareReport.updateMany({
        where: { shareId, settledAt: null },
        data: { settledAt: new Date(clock()), settledBy: by.email, decision },
      });
      await audit.write({ actor: by.email, action: `share.${decision}`, target: shareId });
    },
  };
}
