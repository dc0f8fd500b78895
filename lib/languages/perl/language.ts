import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** Perl starts in a millisecond, so its sandboxes wait without it; `Podium.pm` writes output when it is printed. */
export const perl: LanguageDefinition = {
  id: "perl",
  name: "Perl",
  aliases: ["pl", "perl5"],
  fileName: "main.pl",
  extensions: [".pl", ".pm"],
  versions: [
    {
      id: "5",
      binaries: ["/usr/bin/perl"],
      versionArgs: ["-e", "print $^V"],
      versionPattern: /v(\S+)/,
      debianPackage: "perl",
    },
  ],
  support: ["perl"],
  run: ({ binary, entrypoint, args, support }) => [binary, `-I${support}/perl`, "-MPodium", entrypoint, ...args],
  formatter: {
    name: "perltidy",
    binaries: ["/usr/bin/perltidy"],
    debianPackage: "perltidy",
    args: ["-npro", "-st", "-se"],
  },
  packageName: "lib*-perl",
  examples,
};
