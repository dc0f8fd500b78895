import type { LanguageDefinition } from "../language";
import { PRIVATE_FOLDER } from "../language";
import { examples } from "./examples";

const program = `${PRIVATE_FOLDER}/program`;

/** The files of the program's own package: a go.mod makes all of the folders one module, else the folder is the program. */
const targets = (entrypoint: string, files: readonly string[]) => {
  if (files.includes("go.mod")) return ["."];
  const beside = (file: string) => file.endsWith(".go") && !file.endsWith("_test.go") && !file.includes("/");
  return [entrypoint, ...files.filter((file) => beside(file) && file !== entrypoint)];
};

/** Go by its own compiler, with the standard library as Debian built it. */
export const go: LanguageDefinition = {
  id: "go",
  name: "Go",
  aliases: ["golang"],
  fileName: "main.go",
  extensions: [".go"],
  versions: [
    {
      id: "1",
      binaries: ["/usr/lib/go/bin/go", "/usr/bin/go"],
      versionArgs: ["version"],
      versionPattern: /go(\d\S*)/,
      debianPackage: "golang-go",
    },
  ],
  compile: ({ binary, entrypoint, files }) => ({
    argv: [binary, "build", "-ldflags=-s -w", "-o", program, ...targets(entrypoint, files)],
    env: {
      GOCACHE: "/tmp/go",
      GOFLAGS: "-mod=mod",
      GOPROXY: "off",
      GO111MODULE: files.includes("go.mod") ? "on" : "off",
      GOTELEMETRY: "off",
    },
    output: program,
  }),
  run: ({ args }) => [`/work/${program}`, ...args],
  formatter: {
    name: "gofmt",
    binaries: ["/usr/lib/go/bin/gofmt", "/usr/bin/gofmt"],
    debianPackage: "golang-go",
    args: [],
  },
  examples,
};
