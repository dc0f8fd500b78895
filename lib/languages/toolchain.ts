import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { promisify } from "node:util";
import type { LanguageDefinition, LanguageVersion } from "./language";

const run = promisify(execFile);

/** Where a language's tool is, outside and inside a sandbox, and what it says it is. */
export interface Toolchain {
  /** Absolute path on the host. */
  hostPath: string;
  /** Absolute path inside the sandbox. */
  sandboxPath: string;
  /** Full version as the tool prints it. */
  fullVersion: string;
}

const NODE_IN_SANDBOX = "/podium/bin/node";

/** Finds a version's tool on this host; null when it is not installed. */
export async function findToolchain(version: LanguageVersion, nodePath: string): Promise<Toolchain | null> {
  for (const candidate of version.binaries) {
    const isNode = candidate === "$node";
    const hostPath = isNode ? nodePath : candidate;
    try {
      await access(hostPath, constants.X_OK);
      // A clean environment: a NODE_OPTIONS or PYTHONPATH of the server's must not change what the tool says.
      const { stdout } = await run(hostPath, [...version.versionArgs], {
        env: { NODE_ENV: "production", PATH: "/usr/bin:/bin" },
        timeout: 10_000,
      });
      const fullVersion = version.versionPattern.exec(stdout)?.[1] ?? "unknown";
      return { hostPath, sandboxPath: isNode ? NODE_IN_SANDBOX : candidate, fullVersion };
    } catch {
      // Not here; the next candidate may be.
    }
  }
  return null;
}

/** The tool of a version in an image made for it (runner/images), where nothing is looked for on this host. */
export function imageToolchain({ binaries: [first = ""] }: LanguageVersion): Toolchain {
  const path = first === "$node" ? NODE_IN_SANDBOX : first;
  return { hostPath: path, sandboxPath: path, fullVersion: "unknown" };
}

/** Mounts a toolchain needs because it may lie outside the system folders every sandbox has. */
export function toolchainMounts(toolchain: Toolchain): { source: string; target: string }[] {
  return toolchain.hostPath === toolchain.sandboxPath
    ? []
    : [{ source: toolchain.hostPath, target: toolchain.sandboxPath }];
}

/** Refuses two languages or aliases of one name. @throws Error naming both. */
export function assertDistinct(definitions: readonly LanguageDefinition[]): void {
  const seen = new Map<string, string>();
  for (const definition of definitions) {
    for (const name of [definition.id, ...definition.aliases]) {
      const other = seen.get(name);
      if (other !== undefined)
        throw new Error(`The language name "${name}" is used by both ${other} and ${definition.id}.`);
      seen.set(name, definition.id);
    }
  }
}
