import { expect, runProgram, screen } from "./output-steps";
import { test } from "./support/test";

test("I see the colours my program prints, and what goes to standard error in its own", async ({ page }) => {
  await runProgram(
    page,
    String.raw`import sys
print("\x1b[32mgreen\x1b[0m plain")
print("bad", file=sys.stderr)`,
  );
  await expect(screen(page)).toContainText("bad");
  const colour = (text: string) =>
    screen(page)
      .getByText(text, { exact: true })
      .evaluate((element) => getComputedStyle(element).color);
  const plain = await screen(page).evaluate((element) => getComputedStyle(element).color);
  expect(await colour("green")).not.toBe(plain);
  expect(await colour("bad")).not.toBe(plain);
  expect(await colour("bad")).not.toBe(await colour("green"));
});
