import type { SignedIn } from "../auth/identity";
import type { Database } from "../db/client";
import type { ExportService } from "./service";
import { type ZipEntry, zipped } from "./zip";

/** Executions and scripts read at one time. */
const PAGE = 100;

/** What the service is made of. */
export interface ExportParts {
  database: Pick<Database, "prisma">;
}

/** Everything of a person, from PostgreSQL. */
export function createExportService({ database: { prisma } }: ExportParts): ExportService {
  async function* entries(user: SignedIn): AsyncGenerator<ZipEntry> {
    const account = await prisma.user.findUnique({
      where: { id: user.id },
      select: { id: true, email: true, name: true, role: true, settings: true, createdAt: true, lastSeenAt: true },
    });
    const sessions = await prisma.userSession.findMany({
      where: { userId: user.id },
      select: { userAgent: true, createdAt: true, lastSeenAt: true },
    });
    const keys = await prisma.apiKey.findMany({ where: { userId: user.id }, omit: { hash: true, userId: true } });
    yield { path: "account.json", content: text({ account, sessions, keys }) };
    yield* scripts(user.id);
    yield* shares(user.id);
    yield* executions(user.id);
  }

  async function* scripts(userId: string): AsyncGenerator<ZipEntry> {
    for await (const row of paged((after) =>
      prisma.script.findMany({
        where: { userId, ...(after && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: PAGE,
        include: { revisions: { orderBy: { revision: "asc" } } },
      }),
    )) {
      const { document, revisions, userId: _, ...rest } = row;
      const parsed = revisions.map((each) => ({ ...each, document: JSON.parse(each.document) as unknown }));
      const whole = { ...rest, document: JSON.parse(document) as unknown, revisions: parsed };
      yield { path: `scripts/${row.id}.json`, content: text(whole) };
    }
  }

  async function* shares(ownerId: string): AsyncGenerator<ZipEntry> {
    for await (const { document, revokeHash: _, ...row } of paged((after) =>
      prisma.share.findMany({
        where: { ownerId, ...(after && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: PAGE,
      }),
    )) {
      yield { path: `shares/${row.id}.json`, content: text({ ...row, document: JSON.parse(document) as unknown }) };
    }
  }

  async function* executions(ownerId: string): AsyncGenerator<ZipEntry> {
    for await (const row of paged((after) =>
      prisma.execution.findMany({
        where: { ownerId, ...(after && { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: PAGE,
      }),
    )) {
      const { input, result, addressKey: _, replicaId: __, ...rest } = row;
      const request = JSON.parse(input) as unknown;
      const whole = { ...rest, request, result: result === null ? null : (JSON.parse(result) as unknown) };
      yield { path: `executions/${row.id}/execution.json`, content: text(whole) };
      for (const stream of ["stdout", "stderr", "compiler"]) yield* output(row.id, stream);
      for (const { path, content } of await prisma.artifact.findMany({ where: { executionId: row.id } })) {
        yield { path: `executions/${row.id}/files/${path}`, content };
      }
    }
  }

  async function* output(executionId: string, type: string): AsyncGenerator<ZipEntry> {
    const where = { executionId, type };
    const rows = await prisma.executionEvent.findMany({ where, orderBy: { seq: "asc" }, select: { data: true } });
    if (rows.length === 0) return;
    const content = Buffer.concat(rows.flatMap(({ data }) => (data ? [data] : [])));
    yield { path: `executions/${executionId}/${type}.txt`, content };
  }

  return { archive: (user) => zipped(entries(user)) };
}

/** All rows, read page by page in the order of their ids. */
async function* paged<Row extends { id: string }>(read: (after?: string) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let after: string | undefined; ; ) {
    const rows = await read(after);
    yield* rows;
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

function text(value: unknown): string {
  return `${JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? Number(each) : each), 2)}\n`;
}
