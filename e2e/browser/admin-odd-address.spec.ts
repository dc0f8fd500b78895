import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("an administrator's address that is cut short or says something twice still shows a page", async ({
  page,
  somebody,
}) => {
  const ada = newPerson();
  const bob = newPerson();
  await somebody(ada);
  await somebody(bob);
  await page.goto(`/admin/users?text=${ada.email}&text=${bob.email}`);
  await expect(page.getByRole("combobox", { name: `Role of ${ada.email}` })).toBeVisible();
  await expect(page.getByRole("combobox", { name: `Role of ${bob.email}` })).toBeHidden();
  for (const address of ["/admin/users?cursor=cut", "/admin/users?cursor=a&cursor=b"]) {
    await page.goto(address);
    await expect(page.getByRole("combobox", { name: `Role of ${bob.email}` }), address).toBeVisible();
  }
  await page.goto("/admin/audit?cursor=cut&actor=a&actor=b");
  await expect(page.getByRole("textbox", { name: "Who" })).toHaveValue("a");
  await page.goto("/admin/limits?for=role:teacher&for=all:");
  await expect(page.getByLabel("For", { exact: true })).toHaveValue("role:teacher");
});

test("an administrator finds in the log who reserved sandboxes", async ({ page }) => {
  const now = Date.now();
  const body = {
    language: "python",
    count: 1,
    start: new Date(now + 3_600_000).toISOString(),
    end: new Date(now + 7_200_000).toISOString(),
  };
  const made = await page.request.post("/api/v1/pools/windows", { data: body });
  expect(made.status(), await made.text()).toBe(201);
  await page.goto("/admin/audit");
  await page.getByRole("combobox", { name: "What" }).selectOption("pool");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/action=pool\./);
  await expect(page.getByRole("row").filter({ hasText: "pool.reserved" }).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "user." })).toHaveCount(0);
});
