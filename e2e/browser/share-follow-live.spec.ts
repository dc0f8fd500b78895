import { outputText } from "./output-steps";
import { expect, printed, startAndShare, test } from "./share-support";

test("a friend follows my program while it runs, to its end", async ({ page, visitor }) => {
  const source = "for line in open(0):\n    print('heard', line.strip(), flush=True)";
  const { id, link } = await startAndShare(page, { language: "python", source, interactive: true });
  const type = (text: string, end = false) =>
    page.request.post(`/api/v1/executions/${id}/stdin`, { data: { data: text, end } });
  const friend = await visitor();
  await friend.goto(link);
  await type("one\n");
  await expect(printed(friend)).toContainText("heard one");
  await expect(friend.getByRole("region", { name: "Output" })).toContainText("waiting for input");
  await type("two\n");
  await expect(printed(friend)).toContainText("heard two");
  await type("three\n", true);
  await expect(friend.getByRole("region", { name: "Output" })).toContainText("exit 0");
  expect(await outputText(friend)).toBe("heard one\nheard two\nheard three\n");
});
