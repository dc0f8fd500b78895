/** Everything that floats above the page looks the same. */
export const panelStyle =
  "z-50 rounded-panel border border-line bg-raised text-ink shadow-raised outline-none data-[state=open]:animate-appear";
