import { useCallback, useSyncExternalStore } from "react";

/** A value that can be watched. */
export interface Readable<T> {
  getState(): T;
  subscribe(listener: () => void): () => void;
}

/** A value that lives outside React, so that a keystroke draws only what shows it. */
export interface Store<T> extends Readable<T> {
  update(change: (state: T) => T): void;
}

/** Makes a {@link Store}. */
export function createStore<T>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** Part of a store's state; draws again only when that part is another. `select` must return what the state holds. */
export function useSelected<T, S>(store: Readable<T>, select: (state: T) => S): S {
  const read = useCallback(() => select(store.getState()), [store, select]);
  return useSyncExternalStore(store.subscribe, read, read);
}
