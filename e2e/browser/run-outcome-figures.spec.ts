import { expect, outcome, runProgram } from "./output-steps";
import { test } from "./support/test";

test("The outcome line says code, times and memory, and explains each on focus", async ({ page }) => {
  await runProgram(page, 'print("hi")\nraise SystemExit(3)');
  await expect(outcome(page)).toContainText(/failed.*exit 3.*wall.*CPU.*MiB/);
  await outcome(page).getByRole("button", { name: /MiB/ }).focus();
  await expect(page.getByRole("tooltip")).toContainText(/most memory it held.*of the \d+ MiB allowed/);
});
