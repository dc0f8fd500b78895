import { answerFromElsewhere, expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("A screen reader gets the output as text, and hears a summary of much and the words of little", async ({
  page,
}) => {
  await runProgram(page, "print('Hello there')\ninput()\nfor i in range(312): print('row', i)");
  const heard = page.getByTestId("output-announcement");
  await expect(heard).toHaveText("Hello there");
  await answerFromElsewhere(page, "go on\n");
  await expect(heard).toHaveText("312 new lines");
  await expect(status(page)).toHaveText("ok");
  await page.getByRole("button", { name: "Show as plain text" }).click();
  const log = page.getByRole("log", { name: "Output as text" });
  await expect(log).toContainText("row 311");
  await log.focus();
  await expect(log).toBeFocused();
});
