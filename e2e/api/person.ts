import { randomUUID } from "node:crypto";
import { expect } from "vitest";

/** Everybody's. */
export const password = "correct horse battery staple";

/** An address nobody has. */
export const newEmail = () => `${randomUUID()}@example.org`;

/** A browser that keeps its cookies, as far as the API sees one. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(readonly url: string) {}

  async call(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) this.jar.set(name, value);
      else this.jar.delete(name);
    }
    return response;
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async json(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    return (await (await this.call(method, path, body)).json()) as Record<string, unknown>;
  }
}

/** A browser that has just made an account. */
export async function signedUp(url: string, email = newEmail(), more: Record<string, unknown> = {}): Promise<Browser> {
  const browser = new Browser(url);
  await browser.call("POST", "owner");
  const answer = await browser.call("POST", "account", { email, password, ...more });
  expect(answer.status, await answer.text()).toBe(201);
  return browser;
}
