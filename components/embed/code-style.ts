/** The code and the field over it must lie exactly upon each other. */
export const codeStyle = "m-0 w-max min-w-full whitespace-pre p-3 font-mono text-sm leading-[1.55] [tab-size:4]";
