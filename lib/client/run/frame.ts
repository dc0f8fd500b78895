/**
 * Calls `work` once before the next paint, however often it is asked; in a hidden tab, where nothing is painted, soon.
 */
export function oncePerFrame(work: () => void): { ask(): void; cancel(): void } {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    if (frame) cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = 0;
    timer = undefined;
  };
  const run = () => {
    cancel();
    work();
  };
  return {
    ask() {
      if (timer !== undefined) return;
      frame = typeof requestAnimationFrame === "function" ? requestAnimationFrame(run) : 0;
      timer = setTimeout(run, 100);
    },
    cancel,
  };
}
