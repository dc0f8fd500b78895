import type { SandboxLimits } from "./engine";

/** Memory and CPU of a sandbox. On a cluster both are fixed when it is made, so each class is worth a pool of its own. */
export type SizeClass = Pick<SandboxLimits, "memoryBytes" | "cpuMillis">;

/** Size classes by name, beside the standard one that has none. */
export type SizeClasses = Readonly<Record<string, SizeClass>>;

/** A size class and what it is called. */
export interface NamedSize extends SizeClass {
  name: string;
}

/** A language's pool of a size, as settings and keys write it: `python`, or `python@large`. */
export function poolName(language: string, size?: string): string {
  return size === undefined ? language : `${language}@${size}`;
}

/** The language and size of a {@link poolName}. */
export function ofPoolName(name: string): { language: string; size?: string } {
  const [language = "", size] = name.split("@");
  return { language, size };
}

/** The class of a name; undefined when it is none. */
export function sizeCalled(name: string, classes: SizeClasses): NamedSize | undefined {
  const size = Object.hasOwn(classes, name) ? classes[name] : undefined;
  return size && { name, ...size };
}

/** The class that has exactly this memory and CPU; undefined when none has. */
export function sizeFor({ memoryBytes, cpuMillis }: SizeClass, classes: SizeClasses): NamedSize | undefined {
  const found = Object.entries(classes).find(
    ([, size]) => size.memoryBytes === memoryBytes && size.cpuMillis === cpuMillis,
  );
  return found && { name: found[0], ...found[1] };
}
