import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;

/** Haskell by GHC. */
export const haskell: LanguageDefinition = {
  id: "haskell",
  name: "Haskell",
  aliases: ["hs", "ghc"],
  fileName: "main.hs",
  extensions: [".hs"],
  versions: [
    {
      id: "2010",
      binaries: ["/usr/bin/ghc"],
      versionArgs: ["--numeric-version"],
      versionPattern: /(\S+)/,
      debianPackage: "ghc",
    },
  ],
  // Debian keeps the list of packages there.
  hostFiles: ["/var/lib/ghc"],
  packages: [{ folder: "/var/lib/ghc/package.conf.d", pattern: /^(?<name>.+)-(?<version>[\d.]+)\.conf$/ }],
  compile: ({ binary, entrypoint }) => ({
    argv: [binary, "-v0", "-O0", "-outputdir", `${PRIVATE_FOLDER}/objects`, "-o", program, entrypoint],
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  packageName: "libghc-*-dev",
  formatter: { name: "Ormolu", binaries: ["/usr/bin/ormolu"], debianPackage: "ormolu", args: [] },
  examples,
};
