import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import type { Tools } from "./steps/tools";

/** The bootstrap is plain JavaScript and has no declarations of its own. */
async function load<T>(file: string): Promise<T> {
  return (await import(new URL(`./bootstrap/${file}`, import.meta.url).href)) as T;
}

describe("the host", () => {
  const check = async (version: string, platform = "linux") =>
    (await load<{ hostProblem(version: string, platform: string): string | undefined }>("host.mjs")).hostProblem(
      version,
      platform,
    );

  it.each(["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0", "v25.1.0"])("may be %s", async (version) => {
    expect(await check(version)).toBeUndefined();
  });

  it.each(["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "v23.1.0"])(
    "may not be %s, and is told what to install",
    async (version) => {
      expect(await check(version)).toContain(version);
    },
  );

  it("is Linux, or is told about virtual machines", async () => {
    expect(await check("v24.0.0", "darwin")).toContain("virtual machine");
  });

  it("is the one package.json asks for", () => {
    expect(manifest.engines.node).toBe("^20.19 || ^22.12 || >=24");
  });
});

describe("commands", () => {
  const entry = readFileSync(new URL("./podium.mjs", import.meta.url), "utf8");

  it.each(Object.entries(manifest.scripts))("has what npm run %s asks for", (_, command) => {
    const [, verb] = /^exec node scripts\/podium\.mjs (\S+)$/.exec(command) ?? [];
    expect(entry).toContain(`"${verb}"`);
    expect(existsSync(new URL(`./${verb}.ts`, import.meta.url))).toBe(true);
  });
});

describe("stamps", () => {
  let root: string;
  let stamps: Tools["stamps"];
  const write = (file: string, content: string) => writeFileSync(path.join(root, file), content);
  const fresh = (salt?: string) => stamps.isFresh("step", { files: stamps.files(["src"]), outputs: ["out"], salt });

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), "podium-stamps-"));
    mkdirSync(path.join(root, "src"));
    write("src/a.ts", "one");
    write("out", "made");
    stamps = (await load<{ createStamps(root: string): Tools["stamps"] }>("stamps.mjs")).createStamps(root);
    stamps.save("step", { snapshot: stamps.snapshot(stamps.files(["src"])) });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("are fresh when nothing changed, or only times did", () => {
    expect(fresh()).toBe(true);
    utimesSync(path.join(root, "src/a.ts"), 1, 1);
    expect(fresh()).toBe(true);
  });

  it("do not mind the order files are named in", () => {
    write("src/b.ts", "");
    stamps.save("step", { snapshot: stamps.snapshot(["src/b.ts", "src/a.ts"]) });
    expect(stamps.isFresh("step", { files: ["src/b.ts", "src/a.ts"], outputs: [] })).toBe(true);
  });

  it.each([
    ["content changed", () => write("src/a.ts", "two")],
    ["a file came", () => write("src/b.ts", "")],
    ["a file went", () => rmSync(path.join(root, "src/a.ts"))],
    ["the result went", () => rmSync(path.join(root, "out"))],
  ])("are not when %s", (_what, change) => {
    change();
    expect(fresh()).toBe(false);
  });

  it("are not when something else it depends on changed", () => {
    expect(fresh("arm64")).toBe(false);
  });
});
