import { expect, printed, test } from "./share-support";
import { openEditor } from "./support/editor";

test("I share a run, and a friend sees how it ended and what it printed", async ({ page, visitor }) => {
  const { run, outcome } = await openEditor(page);
  await run.click();
  await expect(outcome).toContainText("exit 0");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog.getByRole("checkbox", { name: "With the run and its output" })).toBeChecked();
  const sent = page.waitForRequest((request) => request.url().endsWith("/api/v1/shares"));
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  expect(Object.keys((await sent).postDataJSON() as object)).toEqual(["executionId"]);
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();

  const friend = await visitor();
  await friend.goto(link);
  const output = friend.getByRole("region", { name: "Output" });
  await expect(output).toContainText("ok");
  await expect(output).toContainText("exit 0");
  await expect(printed(friend)).toContainText("Hello");
});
