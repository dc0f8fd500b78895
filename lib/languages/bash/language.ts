import type { LanguageDefinition } from "../language";

const hello = `echo "Hello from Bash"\n`;

const greeting = `printf 'Who are you? '
read -r name
echo "Hello, $name!"
`;

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
  examples: [
    { id: "hello", title: "Hello", source: hello, output: "Hello from Bash\n" },
    { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  ],
};
