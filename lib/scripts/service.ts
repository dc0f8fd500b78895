import type { ChangeScript, CreateScript, Revision, Script, ScriptPage } from "../contracts/scripts";

/** Which scripts of a user. */
export interface ScriptFilter {
  cursor?: string;
  limit: number;
  text?: string;
  folder?: string;
  tag?: string;
  /** Those in the bin instead of the others. */
  bin: boolean;
}

/** Saved scripts. The user is part of every query, so that another user's ids answer as if there were nothing. */
export interface ScriptService {
  list(userId: string, filter: ScriptFilter): Promise<ScriptPage>;
  /** Those that are not in the bin, as one ZIP archive that is made while it is taken. */
  archive(userId: string): AsyncGenerator<Uint8Array>;
  get(userId: string, id: string): Promise<Script>;
  /** @throws ProblemError those of planning an execution, quota_exceeded */
  create(userId: string, body: CreateScript): Promise<Script>;
  /** @throws ProblemError revision_conflict when there is a newer revision than the one named */
  change(userId: string, id: string, body: ChangeScript): Promise<Script>;
  remove(userId: string, id: string): Promise<void>;
  restore(userId: string, id: string): Promise<Script>;
  revisions(userId: string, id: string): Promise<Omit<Revision, "document">[]>;
  revision(userId: string, id: string, revision: number): Promise<Revision>;
}
