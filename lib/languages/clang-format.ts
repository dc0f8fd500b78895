import type { Formatter } from "./language";

/** Clang's formatter, which knows several languages by a file's ending. */
export function clangFormat(fileName: string, style: string): Formatter {
  return {
    name: "clang-format",
    binaries: ["/usr/bin/clang-format"],
    debianPackage: "clang-format",
    args: [`--assume-filename=${fileName}`, `--style=${style}`],
  };
}
