import type { Outcome, Status } from "../contracts/events";
import type { CreateShare, SharedDocument } from "../contracts/shares";
import type { Access, Creator } from "../executions/service";

/** A share as the domain knows it; who made it stays inside. */
export interface Share {
  id: string;
  createdAt: Date;
  /** Absent: it stands until it is revoked. */
  expiresAt?: Date;
  document: SharedDocument;
  /** Absent when only code is shared, or the execution is not kept any more. */
  executionId?: string;
}

interface Link {
  id: string;
  /** Absent: it stands until it is revoked. */
  expiresAt?: Date;
}

/** What creating answered. */
export interface NewShareAnswer extends Link {
  /** For callers without a cookie; not shown again. */
  revokeToken?: string;
}

/** A link as its owner sees it in a list. */
export interface OwnShare extends Link {
  createdAt: Date;
  language?: string;
  title?: string;
  headline?: string;
  execution?: { id: string; status: Status; outcome?: Outcome };
}

/** A page of them, newest first. */
export interface OwnShares {
  items: OwnShare[];
  nextCursor?: string;
  /** On all pages together. */
  total: number;
  /** What one owner may hold. */
  most: number;
}

/** Links that anyone may open. Failures are `ProblemError`s. */
export interface ShareService {
  /**
   * `access` must be able to read the execution by itself: a share's token is not enough to share again.
   * @throws ProblemError `rate_limited`, `too_many_shares`, and what an execution of the same body would be refused with.
   */
  create(creator: Creator, access: Access, body: CreateShare): Promise<NewShareAnswer>;
  /** @throws ProblemError `not_found` for what never was, what was revoked, and what ended by itself. */
  get(id: string): Promise<Share>;
  /** Of whoever asks, and of nobody else. @throws ProblemError `unauthenticated` without an owner, `invalid_request` */
  list(access: Access, page: { cursor?: string; limit: number }): Promise<OwnShares>;
  /** Whether this owner made it and so may revoke it. */
  isOwner(access: Access, id: string): Promise<boolean>;
  /** With the owner's cookie or the revoke token. @throws ProblemError `not_found` */
  revoke(access: Access, id: string): Promise<void>;
  /** Hides it from everybody, its owner too, or shows it again when `by` is absent. @throws ProblemError `not_found` */
  setTakenDown(id: string, by: string | undefined): Promise<void>;
}

const prefix = "share_";

/** The token by which a share's reader reads its execution; worth nothing once the share is revoked. */
export function shareToken(shareId: string): string {
  return `${prefix}${shareId}`;
}

/** The share a token belongs to; absent for other tokens. */
export function shareOfToken(token: string | undefined): string | undefined {
  return token?.startsWith(prefix) ? token.slice(prefix.length) : undefined;
}
