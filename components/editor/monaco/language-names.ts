/** Monaco's names of the languages it has a grammar for, of those that are wanted here. */
export const monacosLanguages = [
  "c",
  "cpp",
  "csharp",
  "css",
  "go",
  "html",
  "java",
  "javascript",
  "lua",
  "markdown",
  "perl",
  "php",
  "python",
  "r",
  "ruby",
  "rust",
  "shell",
  "sql",
  "typescript",
  "yaml",
] as const;

/** Those that it has none for. Ours stand beside the bundle, each in a module of its own. */
export const ownLanguages = ["d", "fortran", "haskell"] as const;
