/** Pixels of a frame's code: its type, the height of its lines, the space around it. */
export const CODE_SIZE = 13;
export const CODE_LINE = 20;
export const CODE_PADDING = 12;

/** The code, the field over it and the editor that takes their place must lie exactly upon each other. */
export const codeStyle =
  "m-0 w-max min-w-full whitespace-pre p-3 font-mono text-[13px] leading-[20px] [font-variant-ligatures:none] [tab-size:4]";
