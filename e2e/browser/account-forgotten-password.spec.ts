import { haveAccount, signIn } from "./support/people";
import { expect, test } from "./support/test";
import { startPodium } from "../support/podium";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("I forgot my password, and set a new one with the link the server printed", async ({ browser }) => {
    const podium = await startPodium();
    const context = await browser.newContext({ baseURL: podium.url, javaScriptEnabled: false });
    const page = await context.newPage();
    const person = await haveAccount(page);
    await context.clearCookies();

    await page.goto("/login");
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByRole("button", { name: "Get a link" }).click();
    await expect(page.getByText("the server has printed a link")).toBeVisible();

    const link = () => new RegExp(`${person.email} is set at (/reset\\?token=\\S+)`).exec(podium.logs())?.[1];
    await expect.poll(link, { timeout: 15_000 }).toBeTruthy();
    await page.goto(link() ?? "");
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("A password needs at least 10 characters")).toBeVisible();
    await page.getByLabel("New password").fill("another long password");
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("Your password is changed")).toBeVisible();
    await signIn(page, { ...person, password: "another long password" });
    await expect(page).toHaveURL("/");

    await page.goto(link() ?? "");
    await page.getByLabel("New password").fill("a third long password");
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("This link was used, or is older than an hour.")).toBeVisible();
    await context.close();
    await podium.stop();
  });
});
