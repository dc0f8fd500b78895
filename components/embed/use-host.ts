import { type RefObject, useEffect, useRef } from "react";
import { type CodeMessage, codeMessageSchema, type FrameMessage } from "./messages";

/**
 * The line to the page around the frame: takes code from it and tells it the frame's height. Messages go only to, and are
 * taken only from, the one origin the server allows and the frame was made for.
 * @param host that origin; absent: the frame stands alone and says nothing.
 */
export function useHost(
  host: string | undefined,
  onCode: (message: CodeMessage) => void,
): RefObject<HTMLDivElement | null> {
  const measured = useRef<HTMLDivElement>(null);
  const take = useRef(onCode);
  take.current = onCode;
  useEffect(() => {
    if (host === undefined || window.parent === window) return;
    const tell = (message: FrameMessage) => window.parent.postMessage(message, host);
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== host) return;
      const parsed = codeMessageSchema.safeParse(event.data);
      if (parsed.success) take.current(parsed.data);
    };
    window.addEventListener("message", hear);
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize;
      if (height) tell({ podium: "height", height: Math.ceil(height) });
    });
    if (measured.current) observer.observe(measured.current);
    tell({ podium: "ready" });
    return () => {
      window.removeEventListener("message", hear);
      observer.disconnect();
    };
  }, [host]);
  return measured;
}
