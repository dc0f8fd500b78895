import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** Runs a file as Rscript does: values at the top are printed. Without spaces, which R's own script would encode. */
const sourceOf = (file: string) => `source(${JSON.stringify(file)},print.eval=TRUE)`;

/** R, by its own front end; its sandboxes wait without it. */
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
  // Unlike --file, source() says in which line it cannot read on.
  run: ({ binary, entrypoint, args }) => [
    ...[binary, "--no-echo", "--no-restore", "-e", sourceOf(entrypoint)],
    ...(args.length > 0 ? ["--args", ...args] : []),
  ],
  examples,
};
