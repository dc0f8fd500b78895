import { clangFormat } from "../clang-format";
import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program.exe`;

/** C# 7 by Mono's compiler, which is what Debian has; run by Mono. */
export const csharp: LanguageDefinition = {
  id: "csharp",
  name: "C#",
  aliases: ["cs", "c#", "mono"],
  fileName: "main.cs",
  extensions: [".cs"],
  versions: [
    {
      id: "mono",
      binaries: ["/usr/bin/mcs"],
      versionArgs: ["--version"],
      versionPattern: /version (\S+)/,
      debianPackage: "mono-mcs",
    },
  ],
  hostFiles: ["/etc/mono"],
  compile: ({ binary, entrypoint, files }) => ({
    argv: [
      ...[binary, "-debug", "-optimize", `-out:${program}`, "-r:System.Numerics", entrypoint],
      ...files.filter((file) => file.endsWith(".cs") && file !== entrypoint),
    ],
    output: program,
    beside: [`${program}.mdb`],
  }),
  run: ({ args }) => ["/usr/bin/mono", "--debug", `/work/${program}`, ...args],
  formatter: clangFormat("main.cs", "Microsoft"),
  examples,
};
