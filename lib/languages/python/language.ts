import type { LanguageDefinition } from "../language";
import { WORK_FOLDER } from "../language";

const hello = `print("Hello from Python")\n`;

const greeting = `name = input("Who are you? ")
print(f"Hello, {name}!")
`;

/** Python 3, kept warm: the interpreter waits before it opens `main.py` (see runner/prime/python). */
export const python: LanguageDefinition = {
  id: "python",
  name: "Python",
  aliases: ["py", "python3"],
  fileName: "main.py",
  extensions: [".py", ".pyw"],
  versions: [
    {
      id: "3",
      binaries: ["/usr/bin/python3"],
      versionArgs: ["--version"],
      versionPattern: /Python (\S+)/,
      debianPackage: "python3",
    },
  ],
  // Byte code of imported files would come back as artifacts.
  env: { PYTHONDONTWRITEBYTECODE: "1" },
  support: ["python"],
  prime: ({ binary, support }) => ({
    argv: [binary, "-u", "main.py"],
    env: { PYTHONPATH: `${support}/python`, PWD: WORK_FOLDER },
  }),
  primeBlockers: /^(PYTHON.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*)$/,
  run: ({ binary, entrypoint, args }) => [binary, "-u", entrypoint, ...args],
  examples: [
    { id: "hello", title: "Hello", source: hello, output: "Hello from Python\n" },
    { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  ],
};
