import { codeFonts, fontSizes, keymaps, languageChoice, tabSizes, themes } from "../../contracts/setting-choices";
import type { AccountSettings } from "../../contracts/settings";

/** Cookie that keeps the settings, so that the server draws the page as it was left and nothing jumps. */
export const SETTINGS_COOKIE = "podium-settings";

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
  /** Id of the account that does not know yet what was chosen here. */
  unsent?: string;
}

/** A choice of colours. */
export type Theme = (typeof themes)[number];

/** What an account keeps as well; the rest is this browser's own. */
const accountKeys = ["theme", "fontSize", "font", "tabSize", "keymap", "minimap", "wrap", "language"] as const;

/** What an account keeps of settings, or of a change of them. */
export function accountPart(settings: Partial<Settings>): AccountSettings {
  return Object.fromEntries(accountKeys.flatMap((key) => (key in settings ? [[key, settings[key]]] : [])));
}

/** Settings from the cookie's value; whatever is missing or strange becomes the default. */
export function parseSettings(value: string | undefined): Settings {
  const { theme, split, fontSize, draft, font, tabSize, keymap, minimap, wrap, language, unsent } = readJson(value);
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
    language: typeof language === "string" && languageChoice.test(language) ? language : "",
    ...(typeof unsent === "string" && /^[0-9a-f-]{36}$/.test(unsent) && { unsent }),
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
