import { expect, it } from "vitest";
import { newOwner } from "./server";

it("a program that touches memory it does not have ends with the signal's name", async () => {
  const source = "int main(void) { volatile int *nowhere = 0; return *nowhere; }";
  const execution = await (await newOwner()).run({ language: "c", source });
  expect(execution).toMatchObject({ status: "failed", result: { outcome: "signal", signal: "SIGSEGV" } });
});
