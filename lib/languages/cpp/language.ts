import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;
const SOURCE = /\.(cc|cpp|cxx)$/;

/** C++20 by GCC; `stdio.o` makes prompts arrive before the program waits (see runner/prime/c). */
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
  support: ["c"],
  compile: ({ binary, entrypoint, files, support }) => ({
    argv: [
      ...[binary, "-std=gnu++20", "-O1", "-g1", "-pipe", "-Wall", "-Wextra", "-o", program, entrypoint],
      ...files.filter((file) => SOURCE.test(file) && file !== entrypoint),
      ...[`${support}/c/stdio.o`, "-pthread"],
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  examples,
};
