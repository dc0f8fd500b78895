import { expect, type Page, test } from "@playwright/test";
import { type OidcServer, startOidc } from "../support/oidc";
import { type Podium, startPodium } from "../support/podium";
import { haveAccount } from "./support/people";

// Without the silent console of the others: signing in elsewhere asks another origin, by its nature.
let provider: OidcServer;
let podium: Podium;

test.beforeAll(async () => {
  provider = await startOidc({
    grace: ["staff", "podium-admins"],
    edsger: ["staff"],
    ada: [],
    barbara: ["podium-admins"],
  });
  podium = await startPodium({
    env: {
      PODIUM_OIDC_ISSUER: provider.issuer,
      PODIUM_OIDC_NAME: "the university",
      PODIUM_OIDC_ID: provider.client.id,
      PODIUM_OIDC_SECRET: provider.client.secret,
      PODIUM_OIDC_ADMIN_GROUPS: "podium-admins",
      PODIUM_OIDC_TEACHER_GROUPS: "staff",
    },
  });
});

test.afterAll(async () => {
  await podium?.stop();
  await provider?.close();
});

for (const [name, role] of [
  ["grace", "admin"],
  ["edsger", "teacher"],
  ["ada", "user"],
] as const) {
  test(`${name} signs in with the university's account and is ${role} here`, async ({ page }) => {
    await signInThere(page, name);
    await expect(page.getByRole("button", { name: `Account of ${name}@example.org` })).toBeVisible();
    expect(await (await page.request.get(`${podium.url}/api/v1/account`)).json()).toMatchObject({
      email: `${name}@example.org`,
      role,
      hasPassword: false,
    });
  });
}

test("an account that somebody else made with my address is mine alone once I sign in with the university's", async ({
  browser,
  page,
}) => {
  const elsewhere = await browser.newContext({ baseURL: podium.url });
  const stranger = await elsewhere.newPage();
  const taken = await haveAccount(stranger, { email: "barbara@example.org", password: "a password of a stranger" });
  const made = await stranger.request.post("/api/v1/account/keys", { data: { name: "kept", scopes: ["read"] } });
  const { secret } = (await made.json()) as { secret: string };

  await signInThere(page, "barbara");
  const account = `${podium.url}/api/v1/account`;
  expect(await (await page.request.get(account)).json()).toMatchObject({ role: "admin", hasPassword: false });
  expect((await stranger.request.get(account)).status()).toBe(401);
  expect((await stranger.request.post(`${account}/session`, { data: taken })).status()).toBe(401);
  expect((await fetch(account, { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(401);
  await elsewhere.close();
});

async function signInThere(page: Page, name: string): Promise<void> {
  await page.goto(`${podium.url}/login`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Continue with the university" }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${podium.url}/`);
}
