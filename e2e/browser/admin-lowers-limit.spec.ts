import { runProgram, status } from "./output-steps";
import { expect, test } from "./support/admin-server";
import { newPerson } from "./support/people";

test("an administrator lowers a limit for one user, whose next run feels it", async ({
  page,
  somebody,
  installation,
}) => {
  const ada = newPerson();
  const hers = await somebody(ada);
  await runProgram(hers, "import time\ntime.sleep(2)\nprint('awake')");
  await expect(status(hers)).toHaveText("ok");

  await page.goto("/admin/users");
  await expect(page.getByRole("heading", { level: 2, name: "Users" })).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail or name" }).fill(ada.email);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("link", { name: `Limits of ${ada.email}` }).click();
  await expect(page.getByRole("combobox", { name: "For" })).toHaveValue(/^user:/);
  const row = page.getByRole("row", { name: /^Time\b/ });
  await row.getByRole("textbox", { name: "Time", exact: true }).fill("1");
  await row.getByRole("button", { name: "Set Time", exact: true }).click();
  await expect(row).toContainText(installation.root.email);
  await expect(row).toContainText("the runner's monotonic clock");

  // Her page is open all the while and asks for what was allowed before.
  await runProgram(hers, "import time\ntime.sleep(2)\nprint('awake')");
  await expect(status(hers)).toHaveText("time limit");

  await page.goto("/admin/audit?action=limit.");
  await expect(page.getByRole("row", { name: /limit\.changed wallMs of user/ })).toContainText("to: 1000");
});

test("a limit above what is configured is refused in words", async ({ page }) => {
  await page.goto("/admin/limits");
  const row = page.getByRole("row", { name: /^Processes/ });
  await row.getByRole("textbox", { name: "Processes" }).fill("1000000");
  await row.getByRole("button", { name: "Set Processes" }).click();
  await expect(row.getByRole("alert")).toHaveText(/^From 1 to \d+\.$/);
});
