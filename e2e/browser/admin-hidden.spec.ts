import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("a user without the role finds no administration, and a stranger the way to sign in", async ({ somebody }) => {
  const person = newPerson();
  const user = await somebody(person);
  await user.goto("/settings");
  await expect(user.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(user.getByRole("link", { name: "Admin" })).toHaveCount(0);
  for (const path of ["", "/executions", "/limits", "/users", "/access", "/usage", "/audit", "/reports", "/health"]) {
    const answer = await user.request.get(`/admin${path}`);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text()).not.toContain(person.email.replace("@", "&"));
  }
  const stranger = await somebody();
  await stranger.goto("/admin");
  await expect(stranger).toHaveURL(/\/login\?next=%2Fadmin/);
});
