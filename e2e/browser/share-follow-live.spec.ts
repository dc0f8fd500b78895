import { expect } from "@playwright/test";
import { startAndShare, test } from "./share-support";

test("a friend follows my program while it runs, to its end", async ({ page, visitor }) => {
  const source = "for line in open(0):\n    print('heard', line.strip(), flush=True)";
  const { id, link } = await startAndShare(page, { language: "python", source, interactive: true });
  const type = (text: string, end = false) =>
    page.request.post(`/api/v1/executions/${id}/stdin`, { data: { data: text, end } });
  const friend = await visitor();
  await friend.goto(link);
  const printed = friend.getByRole("region", { name: "What it printed" });
  await type("one\n");
  await expect(printed).toContainText("heard one");
  await expect(friend.getByRole("region", { name: "Output" })).toContainText(/running|waiting/);
  await type("two\n");
  await expect(printed).toContainText("heard two");
  await type("three\n", true);
  await expect(friend.getByRole("region", { name: "Output" })).toContainText("exit 0");
  expect((await printed.innerText()).trim().split("\n")).toEqual(["heard one", "heard two", "heard three"]);
});
