import type { CreatedShare, SharePage, Share as SharedAnswer } from "../contracts/shares";
import type { Execution } from "../contracts/executions";
import { type NewShareAnswer, type OwnShares, type Share, shareToken } from "../shares/service";

/** Address of a share in the API. */
export function sharePath(id: string): string {
  return `/api/v1/shares/${id}`;
}

/** The page that shows a share; absolute when the caller's origin is known. */
export function sharePage(origin: string | undefined, id: string): string {
  return `${origin ?? ""}/s/${id}`;
}

/** The answer of a creation. */
export function createdShareBody(share: NewShareAnswer, origin: string | undefined): CreatedShare {
  const { id, expiresAt, revokeToken } = share;
  return { id, url: sharePage(origin, id), ...until(expiresAt), ...(revokeToken !== undefined && { revokeToken }) };
}

/** A share as everybody sees it. */
export function shareBody(share: Share, execution: Execution | undefined, origin: string | undefined): SharedAnswer {
  return {
    id: share.id,
    url: sharePage(origin, share.id),
    createdAt: share.createdAt.toISOString(),
    ...until(share.expiresAt),
    document: share.document,
    ...(execution && { execution, readToken: shareToken(share.id) }),
    links: { self: sharePath(share.id), ...(execution && { events: `${sharePath(share.id)}/events` }) },
  };
}

/** A page of the caller's own links. */
export function ownSharesBody({ items, ...page }: OwnShares, origin: string | undefined): SharePage {
  return {
    items: items.map(({ id, createdAt, expiresAt, ...rest }) => ({
      id,
      url: sharePage(origin, id),
      createdAt: createdAt.toISOString(),
      ...until(expiresAt),
      ...rest,
    })),
    ...page,
  };
}

function until(expiresAt: Date | undefined): { expiresAt?: string } {
  return expiresAt ? { expiresAt: expiresAt.toISOString() } : {};
}
