import type { LanguageDefinition } from "../language";
import { examples } from "./examples";

/** SQL by SQLite's shell, on a database in memory. */
export const sql: LanguageDefinition = {
  id: "sql",
  name: "SQL",
  aliases: ["sqlite", "sqlite3"],
  fileName: "main.sql",
  extensions: [".sql"],
  versions: [
    {
      id: "sqlite3",
      binaries: ["/usr/bin/sqlite3"],
      versionArgs: ["--version"],
      versionPattern: /^(\S+)/,
      debianPackage: "sqlite3",
    },
  ],
  run: ({ binary, entrypoint }) => [
    binary,
    "-bail",
    "-header",
    "-column",
    ":memory:",
    `.read '${entrypoint.replaceAll("'", "''")}'`,
  ],
  formatter: {
    name: "sqlformat",
    binaries: ["/usr/bin/sqlformat"],
    debianPackage: "sqlformat",
    args: ["--reindent", "--keywords=upper", "-"],
  },
  examples,
};
