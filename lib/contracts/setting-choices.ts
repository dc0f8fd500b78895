// Apart from the schema of settings: pages need these before their first run, and Zod would weigh more than all of them.

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

/** Id of a language, or nothing. */
export const languageChoice = /^[a-z0-9+#-]{0,32}$/;
