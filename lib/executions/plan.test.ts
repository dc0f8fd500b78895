import { describe, expect, it } from "vitest";
import type { CreateExecution } from "../contracts/executions";
import { loadConfig } from "../config/load";
import { languageDefinitions } from "../languages/all";
import { createLanguageRegistry } from "../languages/registry";
import { planExecution, planStored } from "./plan";

const config = loadConfig({ NODE_ENV: "test" }, { root: process.cwd() });
const registry = await createLanguageRegistry(languageDefinitions, { nodePath: process.execPath, supportFolder: "/x" });
const plan = (body: Partial<CreateExecution>) => planExecution({ language: "python", ...body }, registry, config);
const file = (path: string, content = "x") => ({ path, content, encoding: "utf8" as const });

describe("planExecution", () => {
  it("gives a pasted script the language's own name", () => {
    expect(plan({ source: "1" })).toMatchObject({
      entrypoint: "main.py",
      files: [{ path: "main.py" }],
      tty: false,
      interactive: false,
    });
  });
  it("finds a language by alias, whatever its case", () => {
    expect(plan({ language: "PY", source: "1" }).language.definition.id).toBe("python");
  });
  it("runs the only file, or the one with the language's name, or the named one", () => {
    expect(plan({ files: [file("a.py")] }).entrypoint).toBe("a.py");
    expect(plan({ files: [file("a.py"), file("main.py")] }).entrypoint).toBe("main.py");
    expect(plan({ files: [file("a.py"), file("b.py")], entrypoint: "b.py" }).entrypoint).toBe("b.py");
  });
  it.each([
    ["an unknown language", { language: "cobol-9", source: "1" }, "unknown_language"],
    ["an unknown version", { version: "2.7", source: "1" }, "unknown_language"],
    ["nothing to run", {}, "invalid_request"],
    ["an entry that is not there", { files: [file("a.py"), file("b.py")] }, "invalid_file"],
    ["one name twice", { source: "1", files: [file("main.py")] }, "invalid_file"],
    ["a file that is also a folder", { source: "1", files: [file("a"), file("a/b")] }, "invalid_file"],
    ["a name that leaves the folder", { source: "1", files: [file("../a")] }, "invalid_file"],
    ["a source beyond the bound", { source: "x".repeat(config.request.sourceBytes + 1) }, "body_too_large"],
    ["input beyond the bound", { source: "1", stdin: "x".repeat(config.request.stdinBytes + 1) }, "body_too_large"],
    [
      "a limit above the configured one",
      { source: "1", limits: { wallMs: config.limits.wallMs + 1 } },
      "limit_too_high",
    ],
  ])("refuses %s", (_, body, code) => {
    expect(() => plan(body)).toThrow(expect.objectContaining({ code }));
  });
  it("lowers limits, and keeps them when it is planned again after a restart", () => {
    const input = JSON.stringify({ language: "python", source: "a\0b", limits: { wallMs: 1000 } });
    const first = planExecution(JSON.parse(input) as CreateExecution, registry, config);
    expect(first.limits).toEqual({ ...config.limits, wallMs: 1000 });
    expect(planStored({ input, limits: first.limits }, registry, config)).toEqual(first);
  });
});
