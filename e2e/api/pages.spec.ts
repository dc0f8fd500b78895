import { expect, it } from "vitest";
import { anonymous } from "./server";

it.each(["/", "/docs", "/nothing-here"])(
  "%s allows only its own scripts, and gives a browser its cookie",
  async (path) => {
    const response = await anonymous().request(path, { headers: { accept: "text/html" } });
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).toContain("object-src 'none'");
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(response.headers.get("set-cookie")).toMatch(/^podium_owner=.*; Path=\/; .*HttpOnly; SameSite=Lax/);
  },
);

it("a browser that has its cookie keeps it, and no nonce is used twice", async () => {
  const first = await anonymous().request("/");
  const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
  const second = await anonymous().request("/", { headers: { cookie } });
  expect(second.headers.get("set-cookie")).toBeNull();
  expect(second.headers.get("content-security-policy")).not.toBe(first.headers.get("content-security-policy"));
});

it("an API answer never sets a cookie by itself", async () => {
  for (const path of ["/api/v1/languages", "/api/v1/executions", "/api/v1/nonsense"]) {
    expect((await anonymous().request(path)).headers.get("set-cookie")).toBeNull();
  }
});
