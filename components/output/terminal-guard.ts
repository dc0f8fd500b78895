import type { Terminal } from "@xterm/xterm";

/**
 * Operating system commands that are left out: titles, the palette, the clipboard, notifications, working folders and other
 * programs' own. Links (8) stay; where they may lead is the link handler's.
 */
const refusedCommands = [
  0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 17, 19, 50, 52, 104, 105, 110, 111, 112, 117, 119, 133, 633, 777, 1337,
];

/** Questions to the terminal: an answer would be typed into the program, once by each page that shows it. */
const questions = [
  { final: "c" },
  { prefix: ">", final: "c" },
  { prefix: "=", final: "c" },
  { final: "n" },
  { prefix: "?", final: "n" },
  { final: "t" },
  { final: "x" },
  { prefix: ">", final: "q" },
  { intermediates: "$", final: "p" },
  { prefix: "?", intermediates: "$", final: "p" },
];

/** Lets a program's sequences draw, and nothing else. */
export function guardTerminal({ parser }: Pick<Terminal, "parser">): void {
  for (const command of refusedCommands) parser.registerOscHandler(command, () => true);
  for (const question of questions) parser.registerCsiHandler(question, () => true);
  parser.registerDcsHandler({ intermediates: "$", final: "q" }, () => true);
  parser.registerDcsHandler({ intermediates: "+", final: "q" }, () => true);
}

/** Opens a link of the output, only to the web and without telling it from where. */
export function openLink(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") window.open(url.href, "_blank", "noopener,noreferrer");
}
