/** A stored window. */
export interface StoredWindow {
  id: string;
  language: string;
  /** A size class; absent: the standard one. */
  size?: string;
  count: number;
  start: Date;
  end: Date;
  /** E-mail of who reserved it. */
  by: string;
}

/** What pools need of storage. */
export interface PoolRepository {
  /** Those that end after `from`, by their start. */
  list(from: Date): Promise<StoredWindow[]>;
  /** False when more than `most` of the language would then be kept at some moment. */
  add(window: Omit<StoredWindow, "by"> & { userId: string; most: number }): Promise<boolean>;
  /** False when there is none, or it is not that user's. */
  remove(id: string, userId?: string): Promise<boolean>;
  /** Servers of an installation that live now. */
  servers(installation: string): Promise<number>;
  /** Forgets those that ended before. */
  forget(before: Date): Promise<void>;
}
