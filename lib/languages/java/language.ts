import { clangFormat } from "../clang-format";
import { type LanguageDefinition, PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

/** Where Debian puts its JDK, by architecture. */
export const javaHomes = ["amd64", "arm64"].map((name) => `/usr/lib/jvm/java-17-openjdk-${name}`);

const MIB = 1024 * 1024;

/** A small, quick virtual machine: half of the sandbox is its heap, the other half everything else it needs. */
const flags = (support: string, memoryBytes: number) => [
  `-Xmx${Math.max(24, Math.floor(memoryBytes / MIB / 2))}m`,
  ...["-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"],
  ...["-Dfile.encoding=UTF-8", "-cp", `${support}/java`, "Podium"],
];

/**
 * Java, compiled in memory and run by one virtual machine that waits with a warm compiler (see runner/prime/java). A public
 * class may be in a file of any name.
 */
export const java: LanguageDefinition = {
  id: "java",
  name: "Java",
  aliases: ["jdk", "openjdk"],
  fileName: "Main.java",
  extensions: [".java"],
  versions: [
    {
      id: "17",
      binaries: javaHomes.map((home) => `${home}/bin/java`),
      versionArgs: ["--version"],
      versionPattern: /openjdk (\S+)/,
      debianPackage: "openjdk-17-jdk-headless",
    },
  ],
  hostFiles: ["/etc/java-17-openjdk"],
  support: ["java"],
  compilesItself: true,
  keepsCompiled: `${PRIVATE_FOLDER}/classes`,
  primesAnyFile: true,
  prime: ({ binary, support, memoryBytes }) => ({ argv: [binary, ...flags(support, memoryBytes)], env: {} }),
  primeBlockers: /^(JAVA_.*|JDK_.*|_JAVA_OPTIONS|LD_.*|TZ|LANG|LANGUAGE|LC_.*)$/,
  run: ({ binary, support, memoryBytes, entrypoint, args }) => [
    binary,
    ...flags(support, memoryBytes),
    entrypoint,
    ...args,
  ],
  formatter: clangFormat("Main.java", "{BasedOnStyle: Google, IndentWidth: 4, ColumnLimit: 100}"),
  examples,
};
