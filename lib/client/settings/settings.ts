/** Cookie that keeps the settings, so that the server draws the page as it was left and nothing jumps. */
export const SETTINGS_COOKIE = "podium-settings";

const themes = ["system", "light", "dark"] as const;

/** Sizes of the code's type, in pixels. */
export const fontSizes = [12, 13, 14, 16, 18, 20] as const;

/** What a browser keeps of its user's wishes. */
export interface Settings {
  theme: Theme;
  /** Share of the width the editor takes. */
  split: number;
  fontSize: (typeof fontSizes)[number];
  /** Whether this browser holds a draft, which the server cannot see. */
  draft: boolean;
}

/** A choice of colours. */
export type Theme = (typeof themes)[number];

/** Settings from the cookie's value; whatever is missing or strange becomes the default. */
export function parseSettings(value: string | undefined): Settings {
  const { theme, split, fontSize, draft } = readJson(value);
  return {
    theme: themes.find((each) => each === theme) ?? "system",
    split: typeof split === "number" && split >= 0.2 && split <= 0.8 ? split : 0.55,
    fontSize: fontSizes.find((each) => each === fontSize) ?? 14,
    draft: draft === true,
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
