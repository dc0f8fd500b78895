import { test as base } from "@playwright/test";
import { openEditor } from "./support/editor";
import { testOnServer } from "./support/own-server";
import { expect } from "./share-support";

// Without the silent console of the others: a browser reports there that a link was refused.
const test = testOnServer({ PODIUM_MAX_SHARES_PER_OWNER: "23" }, base);

test("At the bound I am told so, find my links in the palette, all of them, and make room", async ({ page }) => {
  const { page: editor } = await openEditor(page);
  for (let count = 1; count <= 23; count += 1) {
    const files = [{ path: "main.py", content: `print(${count})` }];
    const answer = await page.request.post("/api/v1/shares", {
      data: { document: { language: "python", title: `Lesson ${count}`, files } },
    });
    expect(answer.status(), await answer.text()).toBe(201);
  }
  await editor.keyboard.press("Alt+s");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  await expect(dialog.getByRole("alert")).toContainText("You hold 23 links, as many as one may here.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog", { name: "Commands" }).getByRole("combobox").fill("your links");
  await page.keyboard.press("Enter");
  const rows = dialog.getByRole("list", { name: "Your links" }).getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await dialog.getByRole("button", { name: "Show more of 23" }).click();
  await expect(rows).toHaveCount(23);
  await expect(rows.last()).toContainText("Lesson 1");
  await rows.last().getByRole("button", { name: "Stop sharing Lesson 1", exact: true }).click();
  await rows.last().getByRole("button", { name: "Really stop sharing Lesson 1", exact: true }).click();
  await expect(rows).toHaveCount(22);
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(/\/s\/[0-9A-Za-z]{22}$/);
});
