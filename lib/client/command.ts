/** Something the page can do: listed in the palette, and bound to a key. */
export interface Command {
  id: string;
  title: string;
  group: "Run" | "Files" | "Examples" | "Language" | "View" | "Pages" | "Help";
  /** Such as `Mod+Enter`; see `formatKeys`. */
  keys?: string;
  /** Other words people look for it by. */
  keywords?: readonly string[];
  run: () => void;
}
