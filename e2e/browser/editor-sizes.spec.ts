import { seriousIn, windows } from "./support/axe";
import { editorOn } from "./support/editor";
import { expect, test } from "./support/test";

for (const [device, viewport] of Object.entries(windows)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${device}, ${colorScheme}`, () => {
      const touch = device === "phone";
      test.use({ viewport, colorScheme, hasTouch: touch, isMobile: touch });

      test("I write, run and read, nothing lies outside the window, and axe finds nothing serious", async ({
        page,
      }) => {
        const fetched: string[] = [];
        page.on("request", (request) => void fetched.push(new URL(request.url()).pathname));
        await page.goto("/");
        const { run, outcome, write } = editorOn(page);
        const program = `print('${"a long line ".repeat(30)}')\nprint(missing)\n`;
        if (touch) await page.getByRole("textbox", { name: "Code" }).fill(program);
        else await write(program);
        await expect(run).toBeInViewport({ ratio: 1 });
        await run.click();
        await expect(outcome).toContainText("exit 1");
        for (const part of [outcome, page.getByRole("button", { name: "Limits" }), run]) {
          await expect(part).toBeInViewport({ ratio: 1 });
        }
        const beside = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(beside).toBeLessThanOrEqual(0);
        expect(await seriousIn(page)).toEqual([]);
        // Where the plain field stands for it, Monaco's style is not fetched: a browser complains of one it has no use for.
        expect(fetched.some((path) => path.endsWith("/monaco.css"))).toBe(!touch);
      });
    });
  }
}
