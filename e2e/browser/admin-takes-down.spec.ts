import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("a reader reports a shared page, and an administrator takes it down", async ({ page, somebody }) => {
  const author = await somebody(newPerson());
  const document = { language: "python", title: "A trap", files: [{ path: "main.py", content: "print('gotcha')" }] };
  const { id } = await (await author.request.post("/api/v1/shares", { data: { document } })).json();

  const reader = await somebody();
  await reader.goto(`/s/${id}`);
  await reader.getByRole("button", { name: "Report" }).click();
  const dialog = reader.getByRole("dialog", { name: "Report this page" });
  await dialog.getByRole("combobox", { name: "Why" }).selectOption("malware");
  await dialog.getByRole("textbox", { name: /What should they know/ }).fill("It asks for my password.");
  await dialog.getByRole("button", { name: "Report" }).click();
  await expect(reader.getByText("Reported. An administrator will look at it.")).toBeVisible();

  await page.goto("/admin/reports");
  const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "A trap" }) });
  await expect(item).toContainText("It asks for my password.");
  await item.getByRole("button", { name: "Take down" }).click();
  await expect(item).toContainText("taken down");
  expect((await reader.goto(`/s/${id}`))?.status()).toBe(404);

  await item.getByRole("button", { name: "Put back" }).click();
  await expect(item.getByRole("button", { name: "Take down" })).toBeVisible();
  expect((await reader.goto(`/s/${id}`))?.status()).toBe(200);
});
