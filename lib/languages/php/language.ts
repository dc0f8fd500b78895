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
  packages: [{ folder: "/etc/php/8.2/cli/conf.d", pattern: /^\d+-(.+)\.ini$/ }],
  run: ({ binary, entrypoint, args }) => [binary, ...settings, entrypoint, ...args],
  examples,
};
