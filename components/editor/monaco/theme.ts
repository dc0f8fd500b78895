import type { editor } from "monaco-editor";

// Monaco understands only sRGB in hex, so these repeat canvas, raised, line, ink, muted and accent of
// components/theme/tokens.css; what is written in code reaches 7:1 on the canvas.
const palettes = {
  light: {
    canvas: "#fdfdfe",
    raised: "#ffffff",
    line: "#e2e3e6",
    strong: "#c6c7cd",
    ink: "#1b1c24",
    muted: "#5b5d66",
    accent: "#584aca",
    keyword: "#6b21a8",
    string: "#14532d",
    number: "#7c2d12",
    comment: "#51545d",
    type: "#0c4a6e",
    key: "#1e3a8a",
  },
  dark: {
    canvas: "#0f1014",
    raised: "#1c1e24",
    line: "#282a30",
    strong: "#40424b",
    ink: "#eaebef",
    muted: "#a2a4ac",
    accent: "#ada4f9",
    keyword: "#c4b5fd",
    string: "#a7e3b5",
    number: "#f7c08f",
    comment: "#9da0aa",
    type: "#9ad5f5",
    key: "#a9c1ff",
  },
} as const;

type Palette = (typeof palettes)[keyof typeof palettes];

/** Names the themes are known to Monaco by. */
export const themeNames = { light: "podium-light", dark: "podium-dark" } as const;

/** The page's colours for Monaco. */
export function monacoThemes(): Record<string, editor.IStandaloneThemeData> {
  return {
    [themeNames.light]: themeOf("vs", palettes.light),
    [themeNames.dark]: themeOf("vs-dark", palettes.dark),
  };
}

function themeOf(base: "vs" | "vs-dark", palette: Palette): editor.IStandaloneThemeData {
  return { base, inherit: true, rules: rules(palette), colors: colors(palette) };
}

function rules({ ink, keyword, string, number, comment, type, key, muted }: Palette): editor.ITokenThemeRule[] {
  const all: readonly (readonly [tokens: string, color: string, fontStyle?: string])[] = [
    ["", ink],
    ["keyword", keyword],
    ["keyword.flow", keyword],
    ["tag", keyword],
    ["string", string],
    // Some grammars call the quotes an escape.
    ["string.escape", string],
    ["regexp", number],
    ["number", number],
    ["constant", number],
    ["comment", comment, "italic"],
    ["type", type],
    ["type.identifier", type],
    ["namespace", type],
    ["predefined", type],
    ["attribute.name", key],
    ["attribute.value", string],
    ["annotation", key],
    ["variable", ink],
    ["variable.predefined", key],
    ["metatag", key],
    ["operator", ink],
    ["delimiter", muted],
  ];
  return all.map(([token, color, fontStyle]) => ({
    token,
    foreground: color.slice(1),
    ...(fontStyle && { fontStyle }),
  }));
}

function colors({ canvas, raised, line, strong, ink, muted, accent }: Palette): Record<string, string> {
  return {
    "editor.background": canvas,
    "editor.foreground": ink,
    "editorGutter.background": canvas,
    "editorLineNumber.foreground": muted,
    "editorLineNumber.dimmedForeground": muted,
    "editorLineNumber.activeForeground": ink,
    "editor.lineHighlightBackground": `${accent}12`,
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": `${accent}44`,
    "editor.inactiveSelectionBackground": `${accent}26`,
    "editor.selectionHighlightBackground": `${accent}22`,
    "editor.wordHighlightBackground": `${accent}22`,
    "editor.findMatchBackground": `${accent}66`,
    "editor.findMatchHighlightBackground": `${accent}33`,
    "editorCursor.foreground": accent,
    "editorIndentGuide.background1": line,
    "editorIndentGuide.activeBackground1": strong,
    "editorBracketMatch.background": `${accent}22`,
    "editorBracketMatch.border": `${accent}88`,
    // Brackets are in the colour of the text: what pairs is shown at the cursor.
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, muted])),
    "editorWidget.background": raised,
    "editorWidget.border": line,
    "editorHoverWidget.background": raised,
    "editorHoverWidget.border": line,
    "editorSuggestWidget.background": raised,
    "editorSuggestWidget.border": line,
    "editorSuggestWidget.selectedBackground": `${accent}33`,
    "editorSuggestWidget.selectedForeground": ink,
    "editorSuggestWidget.highlightForeground": accent,
    "editorSuggestWidget.focusHighlightForeground": accent,
    "input.background": canvas,
    "input.border": strong,
    focusBorder: accent,
    "menu.background": raised,
    "menu.foreground": ink,
    "menu.selectionBackground": `${accent}33`,
    "menu.selectionForeground": ink,
    "menu.border": line,
    "scrollbar.shadow": "#00000000",
    "scrollbarSlider.background": `${muted}40`,
    "scrollbarSlider.hoverBackground": `${muted}66`,
    "scrollbarSlider.activeBackground": `${muted}88`,
    "editorOverviewRuler.border": "#00000000",
  };
}
