import { EngineUnavailableError } from "../engine";

/** User ids for sandboxes, each held by one at a time. */
export interface UidLeases {
  /** @throws EngineUnavailableError when all are held. */
  lease(): number;
  /** Only when no process of the user id is left. */
  release(uid: number): void;
}

/** Leases of `count` ids from `start`. The one given back longest ago is next, so that a late process of it does no harm. */
export function createUidLeases(start: number, count: number): UidLeases {
  const free: number[] = Array.from({ length: count }, (_, index) => start + index);
  const held = new Set<number>();
  return {
    lease() {
      const uid = free.shift();
      if (uid === undefined) throw new EngineUnavailableError(`All ${count} user ids of sandboxes are in use.`);
      held.add(uid);
      return uid;
    },
    release(uid) {
      if (held.delete(uid)) free.push(uid);
    },
  };
}
