import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";

const hello = `#include <stdio.h>

int main(void) {
  puts("Hello from C");
  return 0;
}
`;

const greeting = `#include <stdio.h>

int main(void) {
  char name[64];
  printf("Who are you? ");
  if (scanf("%63s", name) != 1) return 1;
  printf("Hello, %s!\\n", name);
  return 0;
}
`;

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
  examples: [
    { id: "hello", title: "Hello", source: hello, output: "Hello from C\n" },
    { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  ],
};
