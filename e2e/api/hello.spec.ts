import { expect, it } from "vitest";
import { newOwner } from "./server";

it.each([
  ["python", 'print("Hello")'],
  ["javascript", 'console.log("Hello")'],
  ["bash", "echo Hello"],
  ["c", '#include <stdio.h>\nint main(void) { puts("Hello"); }'],
])("%s says hello and comes back with the answer", async (language, source) => {
  const execution = await (await newOwner()).run({ language, source }, 10);
  expect(execution).toMatchObject({
    status: "completed",
    stdout: "Hello\n",
    stderr: "",
    result: { outcome: "ok", exitCode: 0 },
  });
  expect(execution.result?.usage?.wallMs).toBeGreaterThan(0);
});
