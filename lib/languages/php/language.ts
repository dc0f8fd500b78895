import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** Errors go to standard error and as text, whatever the host's php.ini says of web servers. */
const settings = ["-d", "display_errors=stderr", "-d", "log_errors=0", "-d", "html_errors=0", "-d", "memory_limit=-1"];

/** PHP's command line. */
export const php: LanguageDefinition = {
  id: "php",
  name: "PHP",
  aliases: ["php8"],
  fileName: "main.php",
  extensions: [".php"],
  versions: [
    {
      id: "8",
      binaries: ["/usr/bin/php"],
      versionArgs: ["--version"],
      versionPattern: /PHP (\d+\.\d+\.\d+)/,
      debianPackage: "php-cli php-mbstring",
    },
  ],
  hostFiles: ["/etc/php"],
  packages: [{ folder: "/etc/php/8.2/cli/conf.d", pattern: /^\d+-(?<name>.+)\.ini$/ }],
  run: ({ binary, entrypoint, args }) => [binary, ...settings, entrypoint, ...args],
  formatter: {
    name: "PHP_CodeSniffer",
    binaries: ["/usr/bin/phpcbf"],
    debianPackage: "php-codesniffer",
    args: ["--standard=PSR12", "-q", "-"],
    // It says that it changed something.
    alsoGood: [1],
  },
  packageName: "php-*",
  examples,
};
