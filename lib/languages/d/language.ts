import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;

/** D by GCC. `stdio.o` makes prompts arrive before the program waits (see runner/prime/c). */
export const d: LanguageDefinition = {
  id: "d",
  name: "D",
  aliases: ["dlang", "gdc"],
  fileName: "main.d",
  extensions: [".d"],
  versions: [
    {
      id: "2",
      binaries: ["/usr/bin/gdc"],
      versionArgs: ["-dumpfullversion"],
      versionPattern: /(\S+)/,
      debianPackage: "gdc",
    },
  ],
  support: ["c"],
  compile: ({ binary, entrypoint, files, support }) => ({
    argv: [
      ...[binary, "-O1", "-g1", "-Wall", "-o", program, entrypoint],
      ...files.filter((file) => file.endsWith(".d") && file !== entrypoint),
      `${support}/c/stdio.o`,
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  examples,
};
