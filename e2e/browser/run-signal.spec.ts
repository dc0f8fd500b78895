import { endNote, expect, runProgram } from "./output-steps";
import { test } from "./support/test";

test("A crash by a signal is explained in words", async ({ page }) => {
  await runProgram(page, "int main(void) {\n  int *nothing = 0;\n  return *(volatile int *)nothing;\n}\n", {
    language: "C",
  });
  await expect(endNote(page)).toContainText("Ended by SIGSEGV: the program touched memory that is not its own");
});
