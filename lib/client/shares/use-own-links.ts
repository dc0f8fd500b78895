import { useCallback, useEffect, useRef, useState } from "react";
import type { ShareSummary } from "../../contracts/shares";
import { ClientError } from "../problem";
import { shareApi } from "./share-api";

/** The links one holds, as far as they were read. */
export interface OwnLinksState {
  /** Undefined until the first page is there. */
  items?: readonly ShareSummary[];
  /** On all pages together. */
  total?: number;
  /** What one may hold. */
  most?: number;
  /** Why the last page could not be read. */
  problem?: string;
}

interface Read extends OwnLinksState {
  next?: string;
}

/** Reads one's own links, a page at a time. */
export function useOwnLinks() {
  const [state, setState] = useState<Read>({});
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const read = useCallback(async (before: readonly ShareSummary[], cursor?: string) => {
    try {
      const { items, nextCursor, ...page } = await shareApi.list(cursor);
      if (gone.current) return;
      const known = new Set(before.map(({ id }) => id));
      // A link that ended meanwhile moves the others, but never shows one twice.
      setState({ items: [...before, ...items.filter(({ id }) => !known.has(id))], next: nextCursor, ...page });
    } catch (error) {
      if (gone.current) return;
      const problem = error instanceof ClientError ? error.message : "Your links could not be read.";
      setState((state) => ({ ...state, problem }));
    }
  }, []);

  const reload = useCallback(() => {
    setState({});
    void read([]);
  }, [read]);
  useEffect(() => void read([]), [read]);

  const { items, total, next } = state;
  return {
    ...state,
    reload,
    more: items && next ? () => read(items, next) : undefined,
    /** Takes a link away that was ended. */
    revoked: (id: string) =>
      setState({ ...state, items: items?.filter((share) => share.id !== id), total: total && total - 1 }),
  };
}
