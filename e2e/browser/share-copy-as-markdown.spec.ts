import { clipboard, expect, saying, shareRun, test } from "./share-support";

test("I copy a shared run as Markdown, with code, input, output, outcome and link", async ({ page }) => {
  const link = await shareRun(page, {
    language: "python",
    source: "print('```', input())",
    title: "Fences",
    stdin: "Ada\n",
  });
  await page.goto(link);
  await page.getByRole("button", { name: "Copy as" }).click();
  await saying(page, "Copied the Markdown.", () => page.getByRole("menuitem", { name: "Markdown" }).click());
  const text = await clipboard(page);
  expect(text).toContain(
    [
      "**Fences**",
      "````python\nprint('```', input())\n````",
      "Input:\n\n```text\nAda\n```",
      "Output:\n\n````text\n``` Ada\n````",
      "ok · exit 0",
    ].join("\n\n"),
  );
  expect(text).toContain(`(<${link}>)`);
});
