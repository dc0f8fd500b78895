import { randomUUID } from "node:crypto";
import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import type { ScriptSummary } from "../contracts/scripts";
import { type SharedDocument, sharedDocumentSchema } from "../contracts/shares";
import { decodeCursor, encodeCursor } from "../executions/cursor";
import { planExecution } from "../executions/plan";
import type { LanguageRegistry } from "../languages/registry";
import { toCreateBody, toDocument } from "../shares/document";
import { archiveFiles } from "./archive";
import { type ListedScript, REVISIONS_KEPT, type ScriptRepository, type StoredScript } from "./repository";
import type { ScriptService } from "./service";
import { type ZippedFile, zipped } from "./zip";

/** Scripts of one user, and as many in the bin. */
const BOUND = 5_000;
/** Times that a script is put into the bin or brought back while it is being saved all the time. */
const TRIES = 5;
/** Tags that are offered to choose from. */
const TAGS_SHOWN = 200;
/** Scripts an archive reads the names of at a time. */
const ARCHIVE_PAGE = 100;
/** Work of this length makes one revision: every autosave of its own would be too many to find anything in. */
const KEEP_EVERY_MS = 5 * 60_000;

/** What the service is made of. */
export interface ScriptParts {
  repository: ScriptRepository;
  languages: LanguageRegistry;
  config: Pick<Config, "limits" | "request">;
  clock: () => number;
}

/** Saved scripts. */
export function createScriptService({ repository, languages, config, clock }: ScriptParts): ScriptService {
  const find = async (userId: string, id: string): Promise<StoredScript> => {
    const row = await repository.find(userId, id);
    if (!row) throw new ProblemError("not_found", "There is no such script, or it is not yours.");
    return row;
  };

  /** Held to the bounds of a run, so that whatever is saved can be run. */
  const checked = (document: SharedDocument, title: string) => {
    const body = toCreateBody(document);
    const plan = planExecution(body, languages, config);
    const size = plan.files.reduce((sum, file) => sum + file.content.length, 0);
    return {
      document: JSON.stringify({ ...toDocument(body, plan), title }),
      language: plan.language.definition.id,
      size,
    };
  };

  /** Whichever revision it has meanwhile: an autosave must not undo what somebody decided. */
  const mark = async (userId: string, id: string, deletedAt: Date | null): Promise<StoredScript> => {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const row = await find(userId, id);
      if (await repository.update(userId, id, row.revision, { deletedAt })) return { ...row, deletedAt };
    }
    throw changedElsewhere();
  };

  const service: ScriptService = {
    async list(userId, { cursor, limit, ...filter }) {
      const last = cursor === undefined ? undefined : decodeCursor(cursor);
      const before = last && { at: last.createdAt, id: last.id };
      const [rows, folders, tags] = await Promise.all([
        repository.list(userId, { ...filter, limit: limit + 1, before }),
        repository.folders(userId),
        repository.tags(userId, TAGS_SHOWN),
      ]);
      const page = rows.slice(0, limit);
      const end = page.at(-1);
      const nextCursor =
        rows.length > limit && end ? encodeCursor({ createdAt: end.updatedAt, id: end.id }) : undefined;
      return { items: page.map(present), nextCursor, folders, tags };
    },

    archive: (userId) => zipped(archived(userId)),

    async get(userId, id) {
      return whole(await find(userId, id));
    },

    async create(userId, { title, folder = "", tags = [], document }) {
      const now = new Date(clock());
      const name = title ?? (document.title?.trim() || "Untitled");
      const row: StoredScript = {
        id: randomUUID(),
        userId,
        title: name,
        folder,
        tags: distinct(tags),
        ...checked(document, name),
        revision: 1,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      };
      if (await repository.insert(row, BOUND)) return whole(row);
      throw new ProblemError("quota_exceeded", `You have ${BOUND} scripts, as many as one may. Delete some first.`);
    },

    async change(userId, id, { title, folder, tags, document, revision }) {
      const row = await find(userId, id);
      if (row.deletedAt) throw new ProblemError("not_found", "The script is in the bin. Bring it back first.");
      if (revision !== undefined && revision !== row.revision) throw changedElsewhere();
      const name = title ?? row.title;
      const code = document ? checked(document, name) : undefined;
      const differs = code !== undefined && code.document !== row.document;
      const now = new Date(clock());
      const change = {
        title: name,
        ...(folder !== undefined && { folder }),
        ...(tags && { tags: distinct(tags) }),
        ...(differs && { ...code, revision: row.revision + 1 }),
        updatedAt: now,
      };
      const keep = differs && (await isDue(row, now)) ? { ...row, createdAt: row.updatedAt } : undefined;
      const kept = keep && {
        revision: keep.revision,
        title: keep.title,
        document: keep.document,
        createdAt: keep.createdAt,
      };
      if (!(await repository.update(userId, id, row.revision, change, kept))) throw changedElsewhere();
      return whole({ ...row, ...change });
    },

    async remove(userId, id) {
      await mark(userId, id, new Date(clock()));
    },

    async restore(userId, id) {
      return whole(await mark(userId, id, null));
    },

    async revisions(userId, id) {
      await find(userId, id);
      const rows = await repository.revisions(id, REVISIONS_KEPT);
      return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
    },

    async revision(userId, id, revision) {
      await find(userId, id);
      const row = await repository.revision(id, revision);
      if (!row) throw new ProblemError("not_found", "This state of the script was not kept.");
      const { title, document, createdAt } = row;
      return { revision, title, createdAt: createdAt.toISOString(), document: parse(document) };
    },
  };
  return service;

  async function* archived(userId: string): AsyncGenerator<ZippedFile> {
    const taken = new Set<string>();
    let before: { at: Date; id: string } | undefined;
    for (;;) {
      const page = await repository.list(userId, { limit: ARCHIVE_PAGE, before, bin: false });
      for (const { id } of page) {
        const row = await repository.find(userId, id);
        if (row && !row.deletedAt) yield* archiveFiles({ ...row, document: parse(row.document) }, taken);
      }
      const last = page.at(-1);
      if (!last || page.length < ARCHIVE_PAGE) return;
      before = { at: last.updatedAt, id: last.id };
    }
  }

  async function isDue(row: StoredScript, now: Date): Promise<boolean> {
    const last = await repository.lastKept(row.id);
    return !last || now.getTime() - last.getTime() >= KEEP_EVERY_MS;
  }
}

/** In their order; of those that differ only in case the first. */
function distinct(tags: readonly string[]): string[] {
  const place = (tag: string) => tags.findIndex((other) => other.toLowerCase() === tag.toLowerCase());
  return tags.filter((tag, at) => place(tag) === at);
}

function changedElsewhere(): ProblemError {
  const detail = "This script was changed elsewhere meanwhile. Open it again, or save yours as another script.";
  return new ProblemError("revision_conflict", detail);
}

function parse(document: string): SharedDocument {
  return sharedDocumentSchema.parse(JSON.parse(document));
}

function whole(row: StoredScript) {
  return { ...present(row), document: parse(row.document) };
}

function present(row: ListedScript): ScriptSummary {
  const { id, title, folder, tags, language, revision, size, createdAt, updatedAt, deletedAt } = row;
  return {
    id,
    title,
    folder,
    tags,
    language,
    revision,
    size,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    deletedAt: deletedAt?.toISOString(),
  };
}
