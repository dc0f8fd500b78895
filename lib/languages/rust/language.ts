import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;

/** Rust, edition 2021, by rustc alone: there are no crates here but the standard library. */
export const rust: LanguageDefinition = {
  id: "rust",
  name: "Rust",
  aliases: ["rs", "rustc"],
  fileName: "main.rs",
  extensions: [".rs"],
  versions: [
    {
      id: "2021",
      binaries: ["/usr/bin/rustc"],
      versionArgs: ["--version"],
      versionPattern: /rustc (\S+)/,
      debianPackage: "rustc",
    },
  ],
  compile: ({ binary, entrypoint }) => ({
    argv: [
      ...[binary, "--edition=2021", "--crate-name=main", "-Cdebuginfo=1", "-Copt-level=1", "-Cstrip=none"],
      // The standard library as a shared object: linking it in takes twice the time.
      ...["-Cprefer-dynamic", "-o", program, entrypoint],
    ],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  formatter: {
    name: "rustfmt",
    binaries: ["/usr/bin/rustfmt"],
    debianPackage: "rustfmt",
    args: ["--edition=2021", "--emit=stdout"],
  },
  examples,
};
