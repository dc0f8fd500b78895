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

/** Whether the page is dark: as chosen, else as the system wishes. */
export function useDark(): boolean {
  const system = useSystemDark();
  const chosen = useSyncExternalStore(watchTheme, readTheme, () => undefined);
  return chosen === undefined ? system : chosen === "dark";
}

function readTheme(): string | undefined {
  return document.documentElement.dataset["theme"];
}

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
