/** Endings of files that stand beside a program. */
const endings: Readonly<Record<string, string>> = {
  bash: "shell",
  c: "c",
  cc: "cpp",
  cjs: "javascript",
  cpp: "cpp",
  cs: "csharp",
  css: "css",
  cts: "typescript",
  cxx: "cpp",
  d: "d",
  f: "fortran",
  f03: "fortran",
  f08: "fortran",
  f90: "fortran",
  f95: "fortran",
  for: "fortran",
  go: "go",
  h: "c",
  hpp: "cpp",
  hs: "haskell",
  html: "html",
  java: "java",
  js: "javascript",
  lua: "lua",
  md: "markdown",
  mjs: "javascript",
  mts: "typescript",
  php: "php",
  pl: "perl",
  pm: "perl",
  py: "python",
  pyw: "python",
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
