import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Pixels from the end that still count as being there. */
const near = 24;

/** Keeps a scrolling box at its end while its reader is there; whoever scrolled up stays where they read. */
export function useFollowing(content: unknown): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const following = useRef(true);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const look = () => {
      following.current = box.scrollHeight - box.scrollTop - box.clientHeight < near;
    };
    box.addEventListener("scroll", look, { passive: true });
    return () => box.removeEventListener("scroll", look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new content is what moves the end
  useLayoutEffect(() => {
    const box = ref.current;
    if (box && following.current) box.scrollTop = box.scrollHeight;
  }, [content]);
  return ref;
}
