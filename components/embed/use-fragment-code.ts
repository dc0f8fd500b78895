import { useEffect, useRef } from "react";

const name = "#code=";

/** Code in the address's fragment, which no server sees; told at the start and at each change. */
export function useFragmentCode(onCode: (code: string) => void): void {
  const take = useRef(onCode);
  take.current = onCode;
  useEffect(() => {
    const read = () => {
      if (!location.hash.startsWith(name)) return;
      const text = location.hash.slice(name.length);
      try {
        take.current(decodeURIComponent(text));
      } catch {
        // A lone % in code that nobody encoded is meant as it stands.
        take.current(text);
      }
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
}
