import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStage, isReachable } from "./stage";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "podium-stage-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("stage", () => {
  it("hands out reachable paths as they are", async () => {
    writeFileSync(join(folder, "open"), "x", { mode: 0o644 });
    const stage = createStage(folder, true);
    expect(await stage.reach(join(folder, "open"))).toBe(join(folder, "open"));
    await stage.close();
  });

  it("copies what other users cannot reach, once", async () => {
    mkdirSync(join(folder, "home/tool"), { recursive: true });
    writeFileSync(join(folder, "home/tool/run"), "#!", { mode: 0o700 });
    chmodSync(join(folder, "home"), 0o700);
    const stage = createStage(folder, true);
    const source = join(folder, "home/tool");
    expect(isReachable(source)).toBe(false);
    const [first, second] = await Promise.all([stage.reach(source), stage.reach(source)]);
    expect(first).toBe(second);
    expect(isReachable(join(first, "run"))).toBe(true);
    expect(readFileSync(join(first, "run"), "utf8")).toBe("#!");
    await stage.close();
    expect(existsSync(first)).toBe(false);
  });

  it("moves elsewhere when its own folder is closed to others", async () => {
    chmodSync(folder, 0o700);
    const stage = createStage(folder, true);
    expect(stage.folder.startsWith(folder)).toBe(false);
    await stage.close();
  });

  it("copies nothing when sandboxes run as the same user", async () => {
    chmodSync(folder, 0o700);
    writeFileSync(join(folder, "mine"), "x");
    const stage = createStage(folder, false);
    expect(await stage.reach(join(folder, "mine"))).toBe(join(folder, "mine"));
    await stage.close();
  });
});
