import type { Sandbox, SandboxEngine, SandboxProfile } from "../sandboxes/engine";
import { type Extras, findExtras, noExtras, pathsOfExtras } from "./extras";
import { baseEnvironment, type RunnableLanguage } from "./registry";

/** What a language is where it runs. */
export interface Survey {
  /** What its tool calls itself. */
  fullVersion: string;
  extras: Extras;
}

/** Says of each path that it was given its name, and what is there. */
const LOOK = 'for path; do echo "$path:"; ls -1 "$path" 2>/dev/null; done; true';

/**
 * Looks at a language in its own sandbox; null when the sandbox cannot be made or has no such tool, which is logged.
 */
export async function askVersion(
  engine: SandboxEngine,
  { definition, version, toolchain }: RunnableLanguage,
  profile: SandboxProfile,
  logger: { warn(fields: object, message: string): void },
): Promise<Survey | null> {
  try {
    const sandbox = await engine.acquire(profile);
    const ask = (argv: readonly string[]) => said(sandbox, profile, argv);
    try {
      const words = await ask([toolchain.sandboxPath, ...version.versionArgs]);
      const fullVersion = version.versionPattern.exec(words)?.[1] ?? "unknown";
      const { folders, files } = pathsOfExtras(definition);
      const paths = [...folders, ...files];
      if (paths.length === 0) return { fullVersion, extras: noExtras };
      const seen = readLook(await ask(["/bin/sh", "-c", LOOK, "look", ...paths]), paths);
      const extras = await findExtras(definition, {
        list: async (folder) => seen.get(folder) ?? [],
        isThere: async (path) => (seen.get(path) ?? []).length > 0,
      });
      return { fullVersion, extras };
    } finally {
      void sandbox.dispose();
    }
  } catch (err) {
    logger.warn({ err, language: definition.id }, "A language does not run here and is not offered.");
    return null;
  }
}

async function said(sandbox: Sandbox, profile: SandboxProfile, argv: readonly string[]): Promise<string> {
  const output: Uint8Array[] = [];
  const { limits } = profile;
  const command = { argv, env: baseEnvironment, files: [], tty: false, interactive: false, limits };
  const exit = await sandbox.run(command, (event) => {
    if (event.type === "stdout" || event.type === "stderr") output.push(event.data);
  });
  if (exit.reason !== "exited" || exit.exitCode !== 0) throw new Error(exit.message ?? `it ended ${exit.reason}`);
  return Buffer.concat(output).toString();
}

function readLook(text: string, paths: readonly string[]): Map<string, string[]> {
  const seen = new Map<string, string[]>();
  let names: string[] = [];
  for (const line of text.split("\n").filter(Boolean)) {
    const path = paths.find((each) => line === `${each}:`);
    if (path !== undefined) {
      names = [];
      seen.set(path, names);
    } else names.push(line);
  }
  return seen;
}
