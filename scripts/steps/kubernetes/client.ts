import { execFileSync } from "node:child_process";
import type { Tools } from "../tools";
import { ensureKubectl } from "./client-programs";
import type { ClusterOptions } from "./options";

/** kubectl on one context. */
export interface ClusterClient {
  program: string;
  /** Arguments that every call begins with. */
  before: readonly string[];
  /** Runs it to its end, its output in `build/logs/`. */
  run(label: string, args: readonly string[]): Promise<void>;
  /** What it prints; null when it fails. */
  read(args: readonly string[]): string | null;
  /** Hands objects over on standard input, where no list of processes shows them. @throws Refusal in its words. */
  send(verb: "create" | "apply", text: string): void;
}

/** The kubectl to use, on the context asked for. */
export async function connectCluster(tools: Tools, { context }: ClusterOptions): Promise<ClusterClient> {
  const program = await ensureKubectl(tools);
  const before = context ? ["--context", context] : [];
  return {
    program,
    before,
    run: (label, args) => tools.run(label, program, [...before, ...args]),
    read(args) {
      try {
        return execFileSync(program, [...before, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
      } catch {
        return null;
      }
    },
    send(verb, input) {
      try {
        execFileSync(program, [...before, verb, "-f", "-"], { input, stdio: ["pipe", "ignore", "pipe"] });
      } catch (error) {
        throw new tools.Refusal(`kubectl ${verb}: ${String((error as { stderr?: unknown }).stderr).trim()}`);
      }
    },
  };
}
