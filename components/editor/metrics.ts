/** Space above the first line. */
export const CODE_TOP = 8;
/** Columns line numbers take at least. */
export const NUMBER_COLUMNS = 3;
/** Space between the numbers and the code, folding marks included. */
export const GUTTER = 26;

/** Height of a line of code; the skeleton, the touch editor and Monaco share it, so that nothing jumps. */
export function lineHeight(fontSize: number): number {
  return Math.round(fontSize * 1.5);
}
/** Space above the first line of the plain field. */
export const TOUCH_TOP = 8;
