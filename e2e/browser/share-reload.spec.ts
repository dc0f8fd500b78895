import { outputText } from "./output-steps";
import { expect, printed, startAndShare, test } from "./share-support";

test("a friend who comes late and reloads has all of the output, once", async ({ page, visitor }) => {
  const source = "for line in open(0):\n    print('heard', line.strip(), flush=True)";
  const { id, link } = await startAndShare(page, { language: "python", source, interactive: true });
  const type = (text: string, end = false) =>
    page.request.post(`/api/v1/executions/${id}/stdin`, { data: { data: text, end } });
  await type("one\n");
  const friend = await visitor();
  await friend.goto(link);
  await expect(printed(friend)).toContainText("heard one");
  await type("two\n");
  await expect(printed(friend)).toContainText("heard two");
  await friend.reload();
  await expect(printed(friend)).toContainText("heard two");
  await type("three\n", true);
  await expect(friend.getByTestId("outcome")).toContainText("exit 0");
  expect(await outputText(friend)).toBe("heard one\nheard two\nheard three\n");
});
