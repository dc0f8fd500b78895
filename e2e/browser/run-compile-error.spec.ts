import { endNote, expect, runProgram, screen } from "./output-steps";
import { test } from "./support/test";

test("What does not compile shows the compiler's words and leads to the line", async ({ page }) => {
  await runProgram(page, "int main(void) {\n  return nothing;\n}\n", { language: "C" });
  await expect(screen(page)).toContainText("main.c:2:10: error:");
  await expect(endNote(page)).toContainText("It does not compile, so nothing ran.");
  await endNote(page).getByRole("button", { name: "main.c, line 2" }).click();
  await expect(page.getByText("Ln 2, Col 10")).toBeVisible();
});
