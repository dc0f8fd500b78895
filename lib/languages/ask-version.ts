import type { SandboxEngine, SandboxProfile } from "../sandboxes/engine";
import { baseEnvironment, type RunnableLanguage } from "./registry";

/**
 * What a language's tool calls itself in its own sandbox; null when the sandbox cannot be made or has no such tool, which is
 * logged.
 */
export async function askVersion(
  engine: SandboxEngine,
  { definition, version, toolchain }: RunnableLanguage,
  profile: SandboxProfile,
  logger: { warn(fields: object, message: string): void },
): Promise<string | null> {
  try {
    const sandbox = await engine.acquire(profile);
    try {
      const said: Uint8Array[] = [];
      const command = {
        argv: [toolchain.sandboxPath, ...version.versionArgs],
        env: baseEnvironment,
        files: [],
        tty: false,
        interactive: false,
        limits: profile.limits,
      };
      const exit = await sandbox.run(command, (event) => {
        if (event.type === "stdout" || event.type === "stderr") said.push(event.data);
      });
      if (exit.reason !== "exited" || exit.exitCode !== 0) throw new Error(exit.message ?? `it ended ${exit.reason}`);
      return version.versionPattern.exec(Buffer.concat(said).toString())?.[1] ?? "unknown";
    } finally {
      void sandbox.dispose();
    }
  } catch (err) {
    logger.warn({ err, language: definition.id }, "A language does not run here and is not offered.");
    return null;
  }
}
