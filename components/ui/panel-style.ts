/** Everything that floats above the page looks the same. */
export const panelStyle =
  "z-50 rounded-panel border border-line bg-raised text-ink shadow-raised outline-none data-[state=open]:animate-appear";

/** What hangs at its trigger keeps this distance from it and from the page's edge, and scrolls when it is long. */
export const hanging = { sideOffset: 6, collisionPadding: 8 } as const;
export const hangingStyle = `${panelStyle} max-w-[calc(100vw-1rem)] overflow-y-auto`;
