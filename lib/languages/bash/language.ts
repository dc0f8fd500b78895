import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** Bash starts in a millisecond, so its sandboxes wait without an interpreter. */
export const bash: LanguageDefinition = {
  id: "bash",
  name: "Bash",
  aliases: ["sh", "shell"],
  fileName: "main.sh",
  extensions: [".sh", ".bash"],
  monaco: "shell",
  versions: [
    {
      id: "5",
      binaries: ["/usr/bin/bash", "/bin/bash"],
      versionArgs: ["--version"],
      versionPattern: /version (\d+\.\d+\.\d+)/,
      debianPackage: "bash",
    },
  ],
  run: ({ binary, entrypoint, args }) => [binary, entrypoint, ...args],
  formatter: {
    name: "shfmt",
    binaries: ["/usr/bin/shfmt"],
    debianPackage: "shfmt",
    args: ["-i", "2", "-ci"],
  },
  examples,
};
