import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Logger } from "../observability/logger";
import { CompileCache } from "./compile-cache";

let folder: string;
let warnings: string[];
const logger = { warn: (_: object, message: string) => warnings.push(message) } as unknown as Logger;
const cacheOf = (maxBytes: number) => new CompileCache(folder, maxBytes, logger);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "podium-cache-"));
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (path: string, text: string) => ({ path, content: Buffer.from(text) });
const made = { ownerId: "ada", toolchain: "gcc 14", argv: ["gcc", "-O2"], files: [file("a.c", "1"), file("b.h", "2")] };
const program = Buffer.from("\x7fELF program");
const diagnostics = Buffer.from("a.c:1: warning");

describe("a compiled program", () => {
  it("comes back with what the compiler said", async () => {
    const cache = cacheOf(1000);
    expect(await cache.get("k")).toBeNull();
    await cache.put("k", program, diagnostics);
    expect(await cacheOf(1000).get("k")).toEqual({ program, diagnostics });
  });

  it("is found for the same sources of the same owner only", () => {
    const key = cacheOf(1).key(made);
    expect(cacheOf(1).key({ ...made, files: [...made.files].reverse() })).toBe(key);
    const others = [
      { ...made, ownerId: "grace" },
      { ...made, toolchain: "gcc 15" },
      { ...made, argv: ["gcc", "-O3"] },
      { ...made, files: [file("a.c", "12"), file("b.h", "")] },
      { ...made, files: [file("a.c1", ""), file("b.h", "2")] },
    ];
    const keys = others.map((other) => cacheOf(1).key(other));
    expect(new Set([key, ...keys]).size).toBe(others.length + 1);
  });

  it.each([0, 3, 8, 20])("of which %d bytes were left by a crash is made again", async (bytes) => {
    const cache = cacheOf(1000);
    await cache.put("k", program, diagnostics);
    await truncate(join(folder, "k"), bytes);
    expect(await cache.get("k")).toBeNull();
    await cache.put("k", program, diagnostics);
    expect(await cache.get("k")).toEqual({ program, diagnostics });
  });
});

describe("the cache", () => {
  it("lets go of what was used longest ago, and of nothing else", async () => {
    const large = Buffer.alloc(400);
    const cache = cacheOf(1000);
    for (const [age, key] of [
      [3, "oldest"],
      [2, "older"],
    ] as const) {
      await cache.put(key, large, Buffer.alloc(0));
      const at = new Date(Date.now() - age * 60_000);
      await utimes(join(folder, key), at, at);
    }
    expect(await cache.get("oldest")).not.toBeNull();
    await cache.put("new", large, Buffer.alloc(0));
    await expect.poll(async () => (await readdir(folder)).sort()).toEqual(["new", "oldest"]);
  });

  it("keeps nothing that is larger than itself, and nothing at all at size 0", async () => {
    await cacheOf(10).put("k", program, diagnostics);
    await cacheOf(0).put("k", program, diagnostics);
    expect(await readdir(folder)).toEqual([]);
  });

  it("that cannot be written to costs nothing but the next compilation", async () => {
    const occupied = join(folder, "file");
    await writeFile(occupied, "x");
    const cache = new CompileCache(occupied, 1000, logger);
    await cache.put("k", program, diagnostics);
    expect(await cache.get("k")).toBeNull();
    expect(warnings).toEqual(["a compiled program could not be kept"]);
    expect(await readFile(occupied, "utf8")).toBe("x");
  });
});
