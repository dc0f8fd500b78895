import { expect, it } from "vitest";
import { newOwner } from "./server";

it("an exit code is told as it is", async () => {
  const execution = await (await newOwner()).run({ language: "bash", source: "echo out; echo err >&2; exit 3" });
  expect(execution).toMatchObject({
    status: "failed",
    stdout: "out\n",
    stderr: "err\n",
    result: { outcome: "nonzero_exit", exitCode: 3 },
  });
});
