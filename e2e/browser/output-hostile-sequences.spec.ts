import { expect, outputText, pointOf, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

const program = String.raw`import sys, time
out = sys.stdout.write
time.sleep(2)
out("\x1b]0;stolen title\x07\x1b]2;stolen\x07")
out("\x1b]52;c;c3RvbGVu\x07")
out("\x1b]10;#ffffff\x07\x1b]11;#ffffff\x07\x1b]4;7;#ffffff\x07")
out("\x1b[c\x1b[6n\x1b]11;?\x07\x1bP$qm\x1b\\\x1b[21t")
out("\x1b]8;;javascript:document.title='stolen'\x07click me\x1b]8;;\x07\n")
out("<img src=x onerror=\"document.title='stolen'\"><b>bold?</b>\n")
sys.stdout.flush()
time.sleep(1)
import select
print("answers:", len(select.select([sys.stdin], [], [], 0)[0]))`;

test("What a program prints draws only: no title, no clipboard, no script, no answers typed for me", async ({
  page,
}) => {
  await runProgram(page, program);
  await page.evaluate(() => navigator.clipboard.writeText("mine"));
  await expect(screen(page)).toContainText("<b>bold?</b>");
  const { x, y } = await pointOf(page, "click me");
  await page.mouse.click(x, y);
  await expect(status(page)).toHaveText("ok");
  await expect(page).not.toHaveTitle(/stolen/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("mine");
  expect(await outputText(page)).toContain("answers: 0");
  expect(page.context().pages()).toHaveLength(1);
});
