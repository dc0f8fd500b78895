import { endNote } from "./output-steps";
import { expect, printed, startAndShare, test } from "./share-support";

test("I stop sharing, and my friend's page ends and cannot be opened again", async ({ page, visitor }) => {
  const source = "import time\nwhile True:\n    print('tick', flush=True)\n    time.sleep(0.2)";
  const { id, link } = await startAndShare(page, { language: "python", source });
  const friend = await visitor();
  await friend.goto(link);
  await expect(printed(friend)).toContainText("tick");

  await page.goto(link);
  await page.getByRole("button", { name: "Stop sharing" }).click();
  await page.getByRole("button", { name: "Really stop sharing?" }).click();
  await expect(page.getByRole("heading", { name: "You stopped sharing" })).toBeVisible();

  await expect(endNote(friend)).toContainText("This is not shared any more.");
  await expect(endNote(friend)).toContainText("Ask whoever shared it for a new one.");
  await expect(printed(friend)).toContainText("tick");
  const again = await friend.goto(link);
  expect(again?.status()).toBe(404);
  await expect(friend.getByRole("heading", { name: "Nothing is shared under this link" })).toBeVisible();
  await page.request.post(`/api/v1/executions/${id}/cancel`);
});
