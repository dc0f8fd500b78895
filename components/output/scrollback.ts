/** Lines the terminal keeps; the download has all. */
export const SCROLLBACK = 20_000;
