/** Endings of files that stand beside a program. */
const endings: Readonly<Record<string, string>> = {
  c: "c",
  cjs: "javascript",
  cpp: "cpp",
  cs: "csharp",
  css: "css",
  cts: "typescript",
  go: "go",
  h: "c",
  hpp: "cpp",
  html: "html",
  java: "java",
  js: "javascript",
  lua: "lua",
  md: "markdown",
  mjs: "javascript",
  mts: "typescript",
  php: "php",
  pl: "perl",
  py: "python",
  r: "r",
  rb: "ruby",
  rs: "rust",
  sh: "shell",
  sql: "sql",
  ts: "typescript",
  yaml: "yaml",
  yml: "yaml",
};

/** Monaco's name for a file: that of the draft's language for the one that runs, by its ending for the others. */
export function monacoLanguage(path: string, entry: string, language: string): string {
  if (path === entry) return language;
  return endings[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] ?? "plaintext";
}
