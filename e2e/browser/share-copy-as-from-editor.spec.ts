import { clipboard, expect, saying, test } from "./share-support";
import { openEditor } from "./support/editor";

test("I copy what I wrote and ran as Markdown, with its outcome, and as curl, without sharing anything", async ({
  page,
}) => {
  const { runCode, outcome } = await openEditor(page);
  await runCode("print('copied', 6 * 7)");
  await expect(outcome).toContainText("exit 0");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const copyAs = async (item: string, words: string) => {
    await page.getByRole("button", { name: "Copy as" }).click();
    await saying(page, words, () => page.getByRole("menuitem", { name: item }).click());
    return clipboard(page);
  };
  const markdown = await copyAs("Markdown", "Copied the Markdown.");
  expect(markdown).toContain("```python\nprint('copied', 6 * 7)\n```");
  expect(markdown).toContain("Output:\n\n```text\ncopied 42\n```");
  expect(markdown).toContain("ok · exit 0");
  const curl = await copyAs("curl command", "Copied the curl command.");
  expect(curl).toMatch(/^curl .*\/api\/v1\/executions/s);
  expect(asked.filter((request) => request.startsWith("POST "))).toEqual([]);
});
