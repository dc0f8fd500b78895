import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("an administrator changes a role with the keyboard, takes it back, and is asked before making another one", async ({
  page,
  somebody,
}) => {
  const ada = newPerson();
  const hers = await somebody(ada);
  const roleOf = async () => (await (await hers.request.get("/api/v1/account")).json()).role;
  await page.goto(`/admin/users?text=${ada.email}`);
  const role = page.getByRole("combobox", { name: `Role of ${ada.email}` });
  await expect(role).toHaveValue("user");

  await role.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(`${ada.email} is teacher now.`)).toBeVisible();
  await expect(role).toHaveValue("teacher");
  await expect(role).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${ada.email} is user now.`)).toBeVisible();
  await expect.poll(roleOf).toBe("user");

  const question = page.getByRole("dialog", { name: `Make ${ada.email} an administrator?` });
  await role.selectOption("admin");
  await question.getByRole("button", { name: "Leave it" }).click();
  await expect(question).toBeHidden();
  await expect(role).toHaveValue("user");
  expect(await roleOf()).toBe("user");

  await role.selectOption("admin");
  await question.getByRole("button", { name: "Make administrator" }).click();
  await expect(question).toBeHidden();
  await expect(role).toHaveValue("admin");
  await expect.poll(roleOf).toBe("admin");
});
