import { clangFormat } from "../clang-format";
import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { flags } from "./compile";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;
const SOURCE = /\.(cc|cpp|cxx)$/;

/** C++20 by GCC, with common headers precompiled where the build had a compiler; `stdio.o` makes prompts arrive before the program waits (see runner/prime/c). */
export const cpp: LanguageDefinition = {
  id: "cpp",
  name: "C++",
  aliases: ["c++", "g++", "cxx", "cc", "cpp20"],
  fileName: "main.cpp",
  extensions: [".cpp", ".cc", ".cxx", ".hpp"],
  versions: [
    {
      id: "gnu20",
      binaries: ["/usr/bin/g++"],
      versionArgs: ["-dumpfullversion"],
      versionPattern: /(\S+)/,
      debianPackage: "g++",
    },
  ],
  support: ["c", "cpp"],
  compile: ({ binary, entrypoint, files, support }) => ({
    argv: [
      ...[binary, ...flags, `-I${support}/cpp`, "-o", program, entrypoint],
      ...files.filter((file) => SOURCE.test(file) && file !== entrypoint),
      `${support}/c/stdio.o`,
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  formatter: clangFormat("main.cpp", "{BasedOnStyle: LLVM, ColumnLimit: 100}"),
  examples,
};
