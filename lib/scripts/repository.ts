/** A row of scripts. */
export interface StoredScript {
  id: string;
  userId: string;
  title: string;
  folder: string;
  tags: string[];
  language: string;
  /** JSON text of a SharedDocument; may hold anything, NUL characters escaped. */
  document: string;
  revision: number;
  /** Of the files, in bytes. */
  size: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
}

/** A script as lists show it. */
export type ListedScript = Omit<StoredScript, "document" | "userId">;

/** Earlier states kept of one script. */
export const REVISIONS_KEPT = 100;

/** What it was before. */
export interface StoredRevision {
  revision: number;
  title: string;
  document: string;
  createdAt: Date;
}

/** What scripts need of storage. */
export interface ScriptRepository {
  /** False when the user has `bound` already; the bin does not count, and of it the newest `bound` stay. */
  insert(script: StoredScript, bound: number): Promise<boolean>;
  find(userId: string, id: string): Promise<StoredScript | null>;
  /** Last changed first, by keyset. */
  list(
    userId: string,
    filter: {
      limit: number;
      before?: { at: Date; id: string };
      text?: string;
      folder?: string;
      tag?: string;
      bin: boolean;
    },
  ): Promise<ListedScript[]>;
  folders(userId: string): Promise<string[]>;
  /** Those that are used most, at most `limit`, by name. */
  tags(userId: string, limit: number): Promise<string[]>;
  /**
   * Writes only over `expected`, so that of two who change the same revision one is told; with `keep` the state before is
   * kept as a revision, of which the newest {@link REVISIONS_KEPT} stay.
   */
  update(
    userId: string,
    id: string,
    expected: number,
    change: Partial<Omit<StoredScript, "id" | "userId" | "createdAt">>,
    keep?: StoredRevision,
  ): Promise<boolean>;
  /** When the newest kept revision was made; null when there is none. */
  lastKept(id: string): Promise<Date | null>;
  revisions(id: string, limit: number): Promise<Omit<StoredRevision, "document">[]>;
  revision(id: string, revision: number): Promise<StoredRevision | null>;
  /** Deletes what is in the bin since before then. */
  emptyBin(before: Date): Promise<void>;
}
