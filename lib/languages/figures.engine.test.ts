import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxLimits } from "../executions/plan";
import { SUPPORT_FOLDER } from "./language";
import { baseEnvironment } from "./registry";
import { type LanguageBench, openLanguages } from "./testing";

const PNG = [0x89, 0x50, 0x4e, 0x47];

let bench: LanguageBench;
beforeAll(async () => {
  bench = await openLanguages({ name: "figures", pool: 0 });
});
afterAll(() => bench.close());

const names = (run: Awaited<ReturnType<LanguageBench["run"]>>) => run.artifacts.map(({ path }) => path).sort();

describe("a figure", () => {
  it("comes from plt.show() alone, one picture each, and nothing else comes with it", async () => {
    const source = [
      "import matplotlib.pyplot as plt",
      "plt.plot([1, 2]); plt.figure(); plt.plot([2, 1])",
      "plt.show()",
      "plt.show()",
      "plt.plot([3]); plt.show()",
    ].join("\n");
    const run = await bench.run({ language: "python", source });
    expect(run, run.text).toMatchObject({ result: { outcome: "ok" }, stdout: "", stderr: "" });
    expect(names(run)).toEqual(["figure-1.png", "figure-2.png", "figure-3.png"]);
    for (const { content } of run.artifacts) expect([...content.subarray(0, 4)]).toEqual(PNG);
  });

  it("leaves a file of the program's own alone", async () => {
    const source = [
      "open('figure-1.png', 'w').write('mine')",
      "import matplotlib.pyplot as plt",
      "plt.plot([1]); plt.gcf().show()",
    ].join("\n");
    const run = await bench.run({ language: "python", source });
    expect(names(run), run.text).toEqual(["figure-1.png", "figure-2.png"]);
    expect(run.artifacts.find(({ path }) => path === "figure-1.png")?.content.toString()).toBe("mine");
  });

  it("comes also from an interpreter that was not warm, and from a program of the program's", async () => {
    const plot = "import matplotlib.pyplot as plt; plt.plot([1]); plt.show()";
    const source = `import subprocess, sys; subprocess.run([sys.executable, "-c", ${JSON.stringify(plot)}], check=True)`;
    const cold = await bench.run({ language: "python", source: plot, env: { TZ: "UTC" } });
    expect(names(cold), cold.text).toEqual(["figure-1.png"]);
    const child = await bench.run({ language: "python", source });
    expect(names(child), child.text).toEqual(["figure-1.png"]);
  });

  it("is the program's own affair when it says how to draw", async () => {
    const source = "import matplotlib; print(matplotlib.get_backend())";
    const run = await bench.run({ language: "python", source, env: { MPLBACKEND: "svg" } });
    expect(run.stdout).toBe("svg\n");
  });

  it("comes from a plot in R, and no list of fonts with it", async () => {
    const run = await bench.run({ language: "r", source: "plot(1:3)\nhist(c(1, 2, 2))\n" });
    expect(names(run), run.text).toEqual(["figure-1.png", "figure-2.png"]);
  });
});

describe("a program in C++", () => {
  it.each(["iostream", "bits/stdc++.h"])("finds <%s> read already", async (header) => {
    const language = bench.languages.resolve("cpp");
    const { definition, toolchain } = language;
    const step = definition.compile?.({
      binary: toolchain.sandboxPath,
      support: SUPPORT_FOLDER,
      entrypoint: "main.cpp",
      files: ["main.cpp"],
      args: [],
      memoryBytes: 0,
    });
    const { compileLimits } = bench;
    const limits = sandboxLimits(compileLimits, {
      totalMs: compileLimits.wallMs,
      workBytes: 2 ** 24,
      tmpBytes: 2 ** 24,
    });
    const sandbox = await bench.engine.acquire(bench.languages.profile(language, limits));
    let said = "";
    const exit = await sandbox.run(
      {
        // Names every header it reads, with a ! before those that were read already.
        argv: [...(step?.argv ?? []).filter((each) => each !== "-o"), "-H", "-fsyntax-only"],
        env: baseEnvironment,
        files: [{ path: "main.cpp", content: Buffer.from(`#include <${header}>\nint main() { std::cout << 1; }\n`) }],
        tty: false,
        interactive: false,
        limits,
      },
      (event) => {
        if (event.type === "stderr") said += Buffer.from(event.data).toString();
      },
    );
    await sandbox.dispose();
    expect(said, JSON.stringify(exit)).toContain(`! ${SUPPORT_FOLDER}/cpp/${header}.gch\n`);
  });
});
