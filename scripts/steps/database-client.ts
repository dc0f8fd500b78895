import path from "node:path";
import { ensure, type Tools } from "./tools";

/** Generates Prisma's client from the schema. */
export async function ensureDatabaseClient(tools: Tools): Promise<void> {
  await ensure(tools, {
    name: "database-client",
    label: "database client",
    files: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
    outputs: ["prisma/generated/client.ts"],
    work: () =>
      tools.run("prisma-generate", process.execPath, [path.join("node_modules/prisma/build/index.js"), "generate"]),
  });
}
