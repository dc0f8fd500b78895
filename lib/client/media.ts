import { useCallback, useSyncExternalStore } from "react";

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

/** Whether fingers are the way to point here. */
export function useCoarsePointer(): boolean {
  return useMedia("(pointer: coarse)");
}

/** Whether the system wishes dark colours. */
export function useSystemDark(): boolean {
  return useMedia("(prefers-color-scheme: dark)");
}
