import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** R, kept warm: a profile waits after the standard packages were loaded (see runner/prime/r). */
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
    pattern: /^([A-Za-z][\w.]*)$/,
  })),
  run: ({ binary, entrypoint, args }) => [
    binary,
    "--no-echo",
    "--no-restore",
    `--file=${entrypoint}`,
    ...(args.length > 0 ? ["--args", ...args] : []),
  ],
  examples,
};
