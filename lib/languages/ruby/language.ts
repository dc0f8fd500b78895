import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** Ruby, kept warm by a script that waits and then becomes the program (see runner/prime/ruby). */
export const ruby: LanguageDefinition = {
  id: "ruby",
  name: "Ruby",
  aliases: ["rb"],
  fileName: "main.rb",
  extensions: [".rb"],
  versions: [
    {
      id: "3",
      binaries: ["/usr/bin/ruby"],
      versionArgs: ["--version"],
      versionPattern: /ruby (\d+\.\d+\.\d+)/,
      debianPackage: "ruby",
    },
  ],
  hostFiles: ["/var/lib/gems"],
  support: ["ruby"],
  packages: [
    {
      folder: "/usr/share/rubygems-integration/all/specifications",
      pattern: /^(?<name>.+)-(?<version>[\d.]+)\.gemspec$/,
    },
  ],
  primesAnyFile: true,
  prime: ({ binary, support }) => ({
    argv: [binary, `${support}/ruby/prime.rb`],
    env: { PODIUM_PRIMED: "1" },
  }),
  primeBlockers: /^(RUBY.*|GEM_.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*)$/,
  run: ({ binary, entrypoint, args, support }) => [binary, `${support}/ruby/prime.rb`, entrypoint, ...args],
  packageName: "ruby-*",
  formatter: {
    name: "RuboCop",
    binaries: ["/usr/bin/rubocop"],
    debianPackage: "rubocop",
    // Only how code is laid out; everything it says but the code itself goes to standard error.
    args: [
      ...["--stdin", "main.rb", "--stderr", "--autocorrect", "--only", "Layout,Lint/Syntax", "--fail-level", "E"],
      ...["--force-default-config", "--cache", "false", "--format", "emacs", "--no-color"],
    ],
    // Otherwise it reads the oldest Ruby it knows.
    files: [{ path: ".ruby-version", content: "3.1\n" }],
  },
  examples,
};
