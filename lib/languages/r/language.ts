import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** What runs a program; without spaces, which R's own front end would encode. */
const start = (support: string) => ["--no-echo", "--no-restore", "-e", `source("${support}/r/run.R")`];

/** Blanks would be encoded here too. */
const tidy = 'formatR::tidy_source(text=readLines(file("stdin"),warn=FALSE),indent=2,wrap=FALSE,width.cutoff=I(80))';

/** R, by its own front end, kept warm by a script that waits and then runs the program (see runner/prime/r). */
export const r: LanguageDefinition = {
  id: "r",
  name: "R",
  aliases: ["rlang", "rscript"],
  fileName: "main.R",
  extensions: [".R", ".r"],
  versions: [
    {
      id: "4",
      binaries: ["/usr/lib/R/bin/R"],
      versionArgs: ["--version"],
      versionPattern: /R version (\S+)/,
      debianPackage: "r-base-core",
    },
  ],
  hostFiles: ["/etc/R", "/etc/fonts"],
  packages: ["/usr/lib/R/library", "/usr/lib/R/site-library", "/usr/local/lib/R/site-library"].map((folder) => ({
    folder,
    pattern: /^(?<name>[A-Za-z][\w.]*)$/,
  })),
  // Lists of fonts, made by the first plot, would come back as files of the program's.
  env: { XDG_CACHE_HOME: "/tmp" },
  support: ["r"],
  primesAnyFile: true,
  prime: ({ binary, support }) => ({ argv: [binary, ...start(support)], env: { PODIUM_PRIMED: "1" } }),
  primeBlockers: /^(R_.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*)$/,
  run: ({ binary, support, entrypoint, args }) => [
    ...["/usr/bin/env", `PODIUM_ENTRYPOINT=${entrypoint}`, binary, ...start(support)],
    ...(args.length > 0 ? ["--args", ...args] : []),
  ],
  packageName: "r-cran-*",
  formatter: {
    name: "formatR",
    binaries: ["/usr/lib/R/bin/R"],
    present: "/usr/lib/R/site-library/formatR/DESCRIPTION",
    debianPackage: "r-cran-formatr",
    args: ["--no-echo", "--no-restore", "-e", tidy],
  },
  examples,
};
