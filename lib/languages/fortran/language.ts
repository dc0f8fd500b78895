import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;
const SOURCE = /\.(f|for|f77|f90|f95|f03|f08)$/i;

/** Fortran 2018 by GCC. Modules of other files are compiled before the program, in the order of their names. */
export const fortran: LanguageDefinition = {
  id: "fortran",
  name: "Fortran",
  aliases: ["f90", "f95", "f03", "f08", "f18", "gfortran"],
  fileName: "main.f90",
  extensions: [".f90", ".f95", ".f03", ".f08", ".f", ".for"],
  versions: [
    {
      id: "2018",
      binaries: ["/usr/bin/gfortran"],
      versionArgs: ["-dumpfullversion"],
      versionPattern: /(\S+)/,
      debianPackage: "gfortran",
    },
  ],
  // Written when it is printed, prompts included, also to a pipe.
  env: { GFORTRAN_UNBUFFERED_PRECONNECTED: "y" },
  compile: ({ binary, entrypoint, files }) => ({
    argv: [
      ...[binary, "-O1", "-g", "-fbacktrace", "-fcheck=all", "-Wall", "-J", PRIVATE_FOLDER, "-o", program],
      ...files.filter((file) => SOURCE.test(file) && file !== entrypoint).sort(),
      entrypoint,
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  formatter: {
    name: "findent",
    binaries: ["/usr/bin/findent"],
    debianPackage: "findent",
    args: ["-i2"],
  },
  examples,
};
