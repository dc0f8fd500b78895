import { describe, expect, it } from "vitest";
import { languageDefinitions } from "./all";
import { createLanguageRegistry } from "./registry";
import { assertDistinct } from "./toolchain";

describe("languages", () => {
  it("refuse two of one name at the start", () => {
    const [first, second] = languageDefinitions;
    if (!first || !second) throw new Error("no languages");
    expect(() => assertDistinct([first, { ...second, aliases: [first.id] }])).toThrow(/used by both/);
  });
  it("each bring examples: hello, input, several files, an error, and what shows the language off", () => {
    for (const { id, examples } of languageDefinitions) {
      expect(
        examples.map((example) => example.id),
        id,
      ).toEqual(expect.arrayContaining(["hello", "input", "files", "error"]));
    }
  });
  it("say of a missing tool what to install", async () => {
    const [first] = languageDefinitions;
    if (!first) throw new Error("no languages");
    const missing = {
      ...first,
      versions: first.versions.map((version) => ({ ...version, binaries: ["/nowhere/tool"] })),
    };
    const registry = await createLanguageRegistry([missing], { nodePath: process.execPath, supportFolder: "/x" });
    expect(registry.list()).toMatchObject([{ available: false, versions: [] }]);
    expect(() => registry.resolve(first.id)).toThrow(/npm run languages -- install python \(Debian package python3\)/);
    expect(registry.list()[0]?.getCommand).toBe("npm run languages -- install python");
    expect(registry.pools({} as never, { default: 3 }, {})).toEqual([]);
  });
  it("say of a missing image what to build, with what belongs to it", async () => {
    const registry = await createLanguageRegistry(languageDefinitions, {
      nodePath: process.execPath,
      supportFolder: "/x",
      find: async () => null,
    });
    for (const { id, available, howToGet, getCommand, batteries, formatter } of registry.list()) {
      expect({ id, available, getCommand }).toEqual({ id, available: false, getCommand: `npm run images -- ${id}` });
      const words = [howToGet, batteries?.howToGet, formatter?.howToGet].join(" ");
      expect(words).toContain(`npm run images -- ${id} (Debian package`);
      expect(words).not.toContain("npm run languages");
    }
    const python = registry.list().find(({ id }) => id === "python");
    expect(python?.batteries?.howToGet).toContain("npm run images -- python --batteries (");
    expect(() => registry.resolve("python")).toThrow(/npm run images -- python \(Debian package python3\)/);
  });
  it("plan a pool for what is there, with its own files mounted", async () => {
    const registry = await createLanguageRegistry(languageDefinitions, {
      nodePath: process.execPath,
      supportFolder: "/built",
    });
    const pools = registry.pools({} as never, { python: 3, default: 1 }, {});
    expect(pools.map((pool) => [pool.profile.key, pool.size])).toContainEqual(["python-3", 3]);
    const large = { memoryBytes: 2 ** 30, cpuMillis: 2_000 };
    const sized = registry.pools({ wallMs: 5 } as never, { "python@large": 2, default: 0 }, { large });
    expect(sized.map(({ profile: { key, limits }, size }) => ({ key, limits, size }))).toEqual([
      { key: "python-3@large", limits: { wallMs: 5, ...large }, size: 2 },
    ]);
    expect(pools[0]?.profile.mounts).toContainEqual({ source: "/built/python", target: "/podium/prime/python" });
  });
});
