import { expect, it } from "vitest";
import { newOwner } from "./server";

it.each([
  ["an endless source file", '#include "/dev/zero"\nint main(void) { return 0; }'],
  ["a table of gigabytes", "int table[1 << 30] = {1};\nint main(void) { return table[5]; }"],
  [
    "macros that double thirty times",
    `#define A0 1+\n${Array.from({ length: 30 }, (_, n) => `#define A${n + 1} A${n} A${n}`).join("\n")}\nint x = A30 1;\nint main(void) { return 0; }`,
  ],
])("%s does not keep the compiler for ever", { timeout: 60_000 }, async (_, source) => {
  const owner = await newOwner();
  const execution = await owner.run({ language: "c", source }, 40);
  expect(execution.result?.outcome).toBe("compile_error");
  expect(await owner.run({ language: "bash", source: "echo fine" })).toMatchObject({ stdout: "fine\n" });
});
