import { runProgram, status } from "./output-steps";
import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("an administrator sees a runaway run and stops it", async ({ page, somebody }) => {
  const ada = newPerson();
  const hers = await somebody(ada);
  await runProgram(hers, "# runaway\nprint('begun', flush=True)\nname = input()");
  await expect(status(hers)).toContainText("waiting for your input");

  await page.goto("/admin");
  const row = page.getByRole("row", { name: new RegExp(ada.email) });
  await expect(row).toContainText("# runaway");
  await row.getByRole("button", { name: `Stop the execution of ${ada.email}` }).click();
  await expect(page.getByText("It is being stopped.")).toBeVisible();
  await expect(status(hers)).toHaveText("stopped");
  await expect(row).toHaveCount(0);
});
