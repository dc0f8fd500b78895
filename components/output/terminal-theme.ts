import type { ITheme } from "@xterm/xterm";

/** Palette entries that stand for a stream's own colour; a program that shows all 256 colours sees two of them changed. */
export const streamColours = { stderr: 209, echo: 141 } as const;

const light = {
  black: "#24262e",
  red: "#a1161f",
  green: "#14612b",
  yellow: "#6b4a00",
  blue: "#1a4ba8",
  magenta: "#7d2280",
  cyan: "#0b5c6b",
  white: "#5a5d69",
  brightBlack: "#4d505c",
  brightRed: "#b3202a",
  brightGreen: "#1b6f35",
  brightYellow: "#7a5600",
  brightBlue: "#2457bd",
  brightMagenta: "#8c2b90",
  brightCyan: "#116a7b",
  brightWhite: "#24262e",
};

const dark = {
  black: "#5b5f6e",
  red: "#ff9d94",
  green: "#8adf9d",
  yellow: "#f0cc7d",
  blue: "#9dbcff",
  magenta: "#eaa6ee",
  cyan: "#84d8e6",
  white: "#d7d9e0",
  brightBlack: "#a3a7b5",
  brightRed: "#ffb3ac",
  brightGreen: "#a5ecb4",
  brightYellow: "#f8dda0",
  brightBlue: "#b9cfff",
  brightMagenta: "#f3c0f5",
  brightCyan: "#a6e6f1",
  brightWhite: "#ffffff",
};

/** The page's colours for the terminal, as the tokens stand on this element now. */
export function terminalTheme(element: HTMLElement): ITheme {
  const read = colourReader(element);
  const background = read("--canvas");
  const extendedAnsi: string[] = [];
  extendedAnsi[streamColours.stderr - 16] = read("--failed");
  extendedAnsi[streamColours.echo - 16] = read("--accent");
  return {
    ...(luminance(background) > 0.5 ? light : dark),
    extendedAnsi,
    background,
    foreground: read("--ink"),
    cursor: read("--accent"),
    cursorAccent: background,
    selectionBackground: `${read("--accent")}40`,
    selectionInactiveBackground: `${read("--accent")}2e`,
    scrollbarSliderBackground: `${read("--muted")}55`,
    scrollbarSliderHoverBackground: `${read("--muted")}88`,
    scrollbarSliderActiveBackground: `${read("--muted")}aa`,
  };
}

/** Tokens are OKLCH, which the terminal does not read: a canvas turns them into figures. */
function colourReader(element: HTMLElement): (token: string) => string {
  const probe = document.createElement("span");
  element.append(probe);
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  queueMicrotask(() => probe.remove());
  return (token) => {
    probe.style.color = `var(${token})`;
    if (!context) return "#808080";
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}

function luminance(colour: string): number {
  return Number.parseInt(colour.slice(3, 5), 16) / 255;
}
