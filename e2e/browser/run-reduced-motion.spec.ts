import { expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("With reduced motion nothing on the page moves by itself, also while a program runs", async ({ page }) => {
  await runProgram(page, "import time\ntime.sleep(2)");
  await expect(status(page)).toContainText("running");
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => animation.playState === "running" && Number(animation.effect?.getTiming().duration) > 10)
      .map((animation) => (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty),
  );
  expect(moving).toEqual([]);
  await expect(status(page)).toHaveText("ok");
});
