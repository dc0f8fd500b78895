import path from "node:path";
import { ensureDatabaseClient } from "./database-client";
import { ensureEditorBundle } from "./editor-bundle";
import { ensureRunner } from "./runner";
import { ensureSystemPackages, type HostNeed, runNeeds } from "./system-packages";
import type { Tools } from "./tools";
import { ensureWebBuild } from "./web-build";

/** Everything a production server is made of, built where it is not up to date; resolves to the server's entry. */
export async function prepareServer(tools: Tools, extraNeeds: readonly HostNeed[] = []): Promise<string> {
  await prepareParts(tools, extraNeeds);
  await ensureWebBuild(tools);
  return bundleServer(tools);
}

/** The same without pages: for development, where Next compiles them as they are asked for, and for checks. */
export async function prepareParts(tools: Tools, extraNeeds: readonly HostNeed[] = []): Promise<void> {
  await ensureSystemPackages(tools, [...runNeeds, ...extraNeeds]);
  await ensureRunner(tools);
  await ensureDatabaseClient(tools);
  await ensureEditorBundle(tools);
}

/** Compiles `server.ts` and `migrate.ts`; quick enough to need no line of its own. */
export async function bundleServer(tools: Tools): Promise<string> {
  const { outfile } = await tools.bundle({ name: "server", entry: path.join(tools.root, "server.ts") });
  await tools.bundle({ name: "migrate", entry: path.join(tools.root, "migrate.ts") });
  return outfile;
}
