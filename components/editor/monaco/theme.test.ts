import type { editor } from "monaco-editor";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { monacoThemes, themeNames } from "./theme";

const tokens = readFileSync(new URL("../../theme/tokens.css", import.meta.url), "utf8");
const themes = monacoThemes();

/** Monaco's colour to the page's token that it repeats. */
const repeated = {
  "editor.background": "canvas",
  "editorWidget.background": "raised",
  "editorWidget.border": "line",
  "input.border": "line-strong",
  "editor.foreground": "ink",
  "editorLineNumber.foreground": "muted",
  "editorCursor.foreground": "accent",
};

describe.each(["light", "dark"] as const)("the %s theme", (scheme) => {
  const { rules, ...theme } = themes[themeNames[scheme]] as editor.IStandaloneThemeData;
  const colors: Readonly<Record<string, string>> = theme.colors;
  const canvas = rgb(colors["editor.background"] ?? "");

  it.each(Object.entries(repeated))("has the page's colour for %s", (name, token) => {
    expect(rgb(colors[name] ?? "")).toEqual(tokenColor(token, scheme));
  });

  it.each(rules.filter(({ token }) => token !== "delimiter"))("can be read at 7:1 in $token", ({ foreground }) => {
    expect(contrast(rgb(`#${foreground}`), canvas)).toBeGreaterThanOrEqual(7);
  });
});

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function tokenColor(name: string, scheme: "light" | "dark"): number[] {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(tokens);
  const [lightness = 0, chroma = 0, hue = 0] = (pair?.[scheme === "light" ? 1 : 2] ?? "").split(" ").map(Number);
  return oklchToRgb(lightness, chroma, (hue * Math.PI) / 180);
}

/** As CSS Color 4 defines it. */
function oklchToRgb(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((value) => {
    const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(255 * Math.min(1, Math.max(0, encoded)));
  });
}

function contrast(one: number[], other: number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
