import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

test("I make an API key, a program uses it, and I revoke it", async ({ page, playwright, baseURL }) => {
  await haveAccount(page);
  await page.goto("/settings");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await expect(dialog.getByText("Give it a name, so that you know it again.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("My course");
  await dialog.getByRole("button", { name: "Make the key" }).click();
  const secret = (await page.getByTestId("key-secret").textContent()) ?? "";
  expect(secret).toMatch(/^podium_[\w-]{43}$/);
  await page.getByRole("dialog", { name: "Your new key" }).getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("never used")).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const program = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { Authorization: `Bearer ${secret}` },
  });
  const made = await program.post("/api/v1/executions", { data: { language: "python", source: "print(6 * 7)" } });
  expect(made.status()).toBe(202);
  const { id } = await made.json();
  expect((await page.request.get(`/api/v1/executions/${id}`)).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(/used \d{4}-/)).toBeVisible();

  await page.getByRole("button", { name: "Revoke My course" }).click();
  const question = page.getByRole("dialog", { name: "Revoke My course?" });
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(question).toBeHidden();
  expect((await program.get("/api/v1/executions")).status()).toBe(200);
  await page.getByRole("button", { name: "Revoke My course" }).click();
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("You have none.")).toBeVisible();
  expect((await program.get("/api/v1/executions")).status()).toBe(401);
  await program.dispose();
});
