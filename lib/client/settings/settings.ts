/** Cookie that keeps the settings, so that the server draws the page as it was left and nothing jumps. */
export const SETTINGS_COOKIE = "podium-settings";

/** Choices of colours. */
export const themes = ["system", "light", "dark"] as const;

/** Sizes of the code's type, in pixels. */
export const fontSizes = [12, 13, 14, 16, 18, 20] as const;

/** Columns a tab takes. */
export const tabSizes = [2, 4, 8] as const;

/** What keys do in the editor. */
export const keymaps = ["standard", "vim", "emacs"] as const;

/** Type of the code: the page's own, or what the system has. */
export const codeFonts = ["podium", "system"] as const;

/** How the editor behaves. */
export interface EditorSettings {
  font: (typeof codeFonts)[number];
  tabSize: (typeof tabSizes)[number];
  keymap: (typeof keymaps)[number];
  minimap: boolean;
  wrap: boolean;
}

/** What a browser keeps of its user's wishes. */
export interface Settings extends EditorSettings {
  theme: Theme;
  /** Share of the width the editor takes. */
  split: number;
  fontSize: (typeof fontSizes)[number];
  /** Whether this browser holds a draft, which the server cannot see. */
  draft: boolean;
  /** Id of the language a new draft is in; empty: the first there is. */
  language: string;
}

/** A choice of colours. */
export type Theme = (typeof themes)[number];

/** Settings from the cookie's value; whatever is missing or strange becomes the default. */
export function parseSettings(value: string | undefined): Settings {
  const { theme, split, fontSize, draft, font, tabSize, keymap, minimap, wrap, language } = readJson(value);
  return {
    theme: themes.find((each) => each === theme) ?? "system",
    split: typeof split === "number" && split >= 0.2 && split <= 0.8 ? split : 0.55,
    fontSize: fontSizes.find((each) => each === fontSize) ?? 14,
    draft: draft === true,
    font: codeFonts.find((each) => each === font) ?? "podium",
    tabSize: tabSizes.find((each) => each === tabSize) ?? 4,
    keymap: keymaps.find((each) => each === keymap) ?? "standard",
    minimap: minimap === true,
    wrap: wrap === true,
    language: typeof language === "string" && /^[a-z0-9+#-]{1,32}$/.test(language) ? language : "",
  };
}

/** The cookie's value. */
export function serializeSettings(settings: Settings): string {
  return encodeURIComponent(JSON.stringify(settings));
}

// By hand: Zod would weigh more than everything else the page needs before its first run.
function readJson(value: string | undefined): Record<string, unknown> {
  if (!value) return {};
  try {
    const parsed: unknown = JSON.parse(value.startsWith("%") ? decodeURIComponent(value) : value);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
