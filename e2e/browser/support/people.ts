import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

/** Somebody with an account. */
export interface Person {
  email: string;
  password: string;
}

/** Somebody nobody has heard of yet. */
export function newPerson(): Person {
  return { email: `${randomUUID().slice(0, 8)}@example.org`, password: "correct horse battery staple" };
}

/** Makes an account in the page's browser, past the page: for specs about what comes after. */
export async function haveAccount(page: Page, person: Person = newPerson()): Promise<Person> {
  await page.request.post("/api/v1/owner");
  const answer = await page.request.post("/api/v1/account", { data: person });
  expect(answer.status(), await answer.text()).toBe(201);
  return person;
}

/** Fills in the sign-in form and sends it. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
