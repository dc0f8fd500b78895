import { detail, openHistory, ran } from "./history-support";
import { editorOn } from "./support/editor";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I open a run of the history in the editor and change it", async ({ page }) => {
  test.slow();
  const id = await ran(page, "print('to be changed')", { title: "A start" });
  await openHistory(page, `?run=${id}`);
  await detail(page).getByRole("button", { name: "Edit a copy" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("A start", { timeout: 20_000 });
  await editorOn(page).expectCode("print('to be changed')");
});
