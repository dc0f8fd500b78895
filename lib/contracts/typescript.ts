/**
 * How TypeScript is checked, in the editor and by tsc alike, as compiler options of a tsconfig: strictly, and the way the
 * Node.js of a sandbox runs it, where every file is a module and may import others with or without their ending.
 */
export const typeScriptOptions = {
  allowImportingTsExtensions: true,
  allowJs: true,
  module: "preserve",
  moduleDetection: "force",
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  strict: true,
  target: "esnext",
} as const;

/** The parts of the language's own library that a Node.js has, such as `20.19.0`: there is no page, so no DOM. */
export function typeScriptLibraries(nodeVersion: string): string[] {
  return Number.parseInt(nodeVersion, 10) < 22 ? ["es2023"] : ["esnext"];
}
