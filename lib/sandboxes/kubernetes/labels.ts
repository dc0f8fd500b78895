import { createHash } from "node:crypto";

/** Labels of everything the engine makes. Values of user code never get into one. */
export const Label = {
  installation: "podium.dev/installation",
  /** `warm` until a replica claims the pod, then `claimed`; the pool's selector lets go of it by that. */
  state: "podium.dev/state",
  pool: "podium.dev/pool",
  replica: "podium.dev/replica",
} as const;

/** Name of the one container of a sandbox's pod. */
export const CONTAINER = "sandbox";

/** A name that fits a Kubernetes label and object name, distinct for distinct texts. */
export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

/** Letters, digits and dashes of a text, for people who read object names. */
export function readable(text: string, length = 24): string {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return plain.slice(0, length).replaceAll(/^-+|-+$/g, "") || "sandbox";
}

/** @throws Error when a text cannot be part of a label. */
export function assertLabel(name: string, text: string): void {
  if (!/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(text))
    throw new Error(`The ${name} "${text}" must be at most 40 lower case letters, digits and dashes.`);
}
