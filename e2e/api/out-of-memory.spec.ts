import { expect, it } from "vitest";
import { newOwner } from "./server";

const limits = { memoryBytes: 128 * 1024 * 1024 };
const hog = "b = bytearray(1024**3)\nfor i in range(0, len(b), 4096): b[i] = 1\nprint('survived')";

it("a gigabyte under 128 MiB ends with out_of_memory and keeps what was printed", async () => {
  const execution = await (await newOwner()).run({ language: "python", source: `print("before")\n${hog}`, limits });
  expect(execution).toMatchObject({
    status: "failed",
    stdout: "before\n",
    result: { outcome: "out_of_memory", limit: "memoryBytes" },
  });
});

it("the same in a child process ends the same", async () => {
  const source = `import subprocess, sys\nprint("before")\nsubprocess.run([sys.executable, "-c", ${JSON.stringify(hog)}])`;
  const execution = await (await newOwner()).run({ language: "python", source, limits });
  expect(execution).toMatchObject({ status: "failed", stdout: "before\n", result: { outcome: "out_of_memory" } });
});
