import type { Page } from "@playwright/test";
import { expect, test } from "./support/admin-server";
import { seriousProblems, sidewaysOverflow } from "./support/accessible";
import { newPerson, type Person } from "./support/people";

/** Somebody whom the administrator has made a teacher. */
async function teacher(root: Page, somebody: (person: Person) => Promise<Page>): Promise<Page> {
  const person = newPerson();
  const page = await somebody(person);
  const { items } = (await (await root.request.get(`/api/v1/admin/users?text=${person.email}`)).json()) as {
    items: { id: string }[];
  };
  const answer = await root.request.patch(`/api/v1/admin/users/${items[0]?.id}`, { data: { role: "teacher" } });
  expect(answer.status(), await answer.text()).toBe(200);
  return page;
}

/** A day from now, as a field for local time takes it. */
function dayAfter(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function openReservations(page: Page): Promise<void> {
  await page.goto("/reservations");
  await expect(page.getByRole("heading", { level: 1, name: "Reservations" })).toBeVisible();
  // The usual time comes with the page's script, and what is typed before it is not lost only by luck.
  await expect(page.getByLabel("From")).not.toHaveValue("");
}

async function fill(page: Page, count: number, from: string, until: string): Promise<void> {
  await page.getByLabel("Language").selectOption({ label: "Bash" });
  await page.getByLabel("Sandboxes", { exact: true }).fill(String(count));
  await page.getByLabel("From").fill(from);
  await page.getByLabel("Until").fill(until);
}

test("a teacher reserves sandboxes for a class, thinks again, and takes that back", async ({ page, somebody }) => {
  test.slow();
  const hers = await teacher(page, somebody);
  await hers.goto("/settings");
  await hers.getByRole("button", { name: /^Account of/ }).click();
  await hers.getByRole("menuitem", { name: "Reservations" }).click();
  await expect(hers.getByRole("heading", { level: 1, name: "Reservations" })).toBeVisible();
  await expect(hers.getByLabel("From")).not.toHaveValue("");
  const day = dayAfter(3);
  await fill(hers, 30, `${day}T08:00`, `${day}T10:00`);
  await expect(hers.getByText("100 are free then.")).toBeVisible();
  await hers.getByRole("button", { name: "Reserve", exact: true }).click();
  const row = hers.getByRole("row").filter({ hasText: "Bash" }).filter({ hasText: "08:00 – 10:00" });
  await expect(row).toContainText("30");
  await expect(hers.getByText("70 are free then.")).toBeVisible();

  await row.getByRole("button", { name: /^Cancel/ }).click();
  await expect(row).toBeHidden();
  await hers.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();

  // The administrator sees it too, and may end it.
  await openReservations(page);
  await page
    .getByRole("row")
    .filter({ hasText: "08:00 – 10:00" })
    .getByRole("button", { name: /^Cancel/ })
    .click();
  await expect(page.getByText("30 × Bash is cancelled.")).toBeVisible();
  await openReservations(hers);
  await expect(row).toBeHidden();
});

test("what cannot be reserved is said where it is", async ({ page, somebody }) => {
  test.slow();
  const hers = await teacher(page, somebody);
  await openReservations(hers);
  const reserve = hers.getByRole("button", { name: "Reserve", exact: true });
  const day = dayAfter(5);
  const refused: [number, string, string, string][] = [
    [4, `${day}T10:00`, `${day}T08:00`, "It must be after the start."],
    [4, `${dayAfter(-2)}T08:00`, `${dayAfter(-2)}T10:00`, "This is over already."],
    [4, `${day}T08:00`, `${dayAfter(8)}T08:00`, "A window is 24 hours long at most."],
    [0, `${day}T08:00`, `${day}T10:00`, "Reserve at least one."],
    [101, `${day}T08:00`, `${day}T10:00`, "At most 100 at one time, all windows together."],
  ];
  for (const [count, from, until, words] of refused) {
    await fill(hers, count, from, until);
    await reserve.click();
    await expect(hers.getByRole("alert").filter({ hasText: words })).toBeVisible();
  }
  await fill(hers, 60, `${day}T08:00`, `${day}T10:00`);
  await reserve.click();
  await expect(hers.getByRole("row").filter({ hasText: "08:00 – 10:00" })).toBeVisible();
  // Where it overlaps the first one by an hour, only forty are left.
  await fill(hers, 41, `${day}T09:00`, `${day}T11:00`);
  await expect(hers.getByText("40 are free then.")).toBeVisible();
  await reserve.click();
  await expect(hers.getByRole("alert").filter({ hasText: "Ask for fewer, or for another time." })).toBeVisible();
});

test("axe finds nothing serious in the form, its problems and the table, and nothing scrolls sideways", async ({
  page: hers,
}) => {
  test.slow();
  await openReservations(hers);
  await fill(hers, 5, `${dayAfter(6)}T08:00`, `${dayAfter(6)}T10:00`);
  await hers.getByRole("button", { name: "Reserve", exact: true }).click();
  await expect(
    hers.getByRole("region", { name: "Reserved" }).getByRole("row").filter({ hasText: "Bash" }).first(),
  ).toBeVisible();
  await fill(hers, 0, `${dayAfter(6)}T08:00`, `${dayAfter(6)}T10:00`);
  await hers.getByRole("button", { name: "Reserve", exact: true }).click();
  await expect(hers.getByRole("alert").filter({ hasText: "Reserve at least one." })).toBeVisible();
  for (const width of [1440, 390]) {
    await hers.setViewportSize({ width, height: 844 });
    expect(await sidewaysOverflow(hers), `${width} wide`).toBe(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await hers.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await seriousProblems(hers), `${width} wide, ${colorScheme}`).toEqual([]);
    }
  }
});

test("an ordinary user cannot see it, and a stranger finds the way to sign in", async ({ somebody }) => {
  const person = newPerson();
  const user = await somebody(person);
  await user.goto("/settings");
  await user.getByRole("button", { name: /^Account of/ }).click();
  await expect(user.getByRole("menuitem", { name: "Scripts" })).toBeVisible();
  await expect(user.getByRole("menuitem", { name: "Reservations" })).toHaveCount(0);
  await expect(user.getByRole("link", { name: "Reservations" })).toHaveCount(0);
  expect((await user.request.get("/reservations")).status()).toBe(404);
  expect((await user.request.get("/api/v1/pools/windows")).status()).toBe(403);
  const stranger = await somebody();
  await stranger.goto("/reservations");
  await expect(stranger).toHaveURL(/\/login\?next=%2Freservations/);
});
