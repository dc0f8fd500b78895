import { clangFormat } from "../clang-format";
import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;

/** C by GCC. `stdio.o` makes prompts arrive before the program waits (see runner/prime/c). */
export const c: LanguageDefinition = {
  id: "c",
  name: "C",
  aliases: ["gcc", "c17"],
  fileName: "main.c",
  extensions: [".c", ".h"],
  versions: [
    {
      id: "gnu17",
      binaries: ["/usr/bin/gcc"],
      versionArgs: ["-dumpfullversion"],
      versionPattern: /(\S+)/,
      debianPackage: "gcc libc6-dev",
    },
  ],
  support: ["c"],
  compile: ({ binary, entrypoint, files, support }) => ({
    argv: [
      binary,
      "-std=gnu17",
      "-O1",
      "-g",
      "-Wall",
      "-Wextra",
      "-o",
      program,
      entrypoint,
      ...files.filter((file) => file.endsWith(".c") && file !== entrypoint),
      `${support}/c/stdio.o`,
      "-lm",
      "-pthread",
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  formatter: clangFormat("main.c", "{BasedOnStyle: LLVM, ColumnLimit: 100}"),
  examples,
};
