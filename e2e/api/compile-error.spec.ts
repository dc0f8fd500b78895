import { expect, it } from "vitest";
import { newOwner } from "./server";
import { allEvents, textOf } from "./sse";

it("a mistake in C comes back in the compiler's own words", async () => {
  const owner = await newOwner();
  const execution = await owner.run({ language: "c", source: "int main(void) { return 0 }" });
  expect(execution).toMatchObject({ status: "failed", stdout: "", result: { outcome: "compile_error" } });
  expect(execution.compilerOutput).toMatch(/main\.c:1:\d+: error: expected .;./);
  expect(textOf(await allEvents(owner, execution.id), "compiler")).toBe(execution.compilerOutput);
});
