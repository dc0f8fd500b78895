/** What goes to the clipboard. */
export interface Copied {
  /** Absent when nothing sensible can be copied; the notice says why. */
  text?: string;
  /** What was left out, or why there is nothing. */
  notice?: string;
}
