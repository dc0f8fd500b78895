import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
}, 60_000);
afterAll(() => app.stop());

const hello = { language: "bash", source: "echo hello" };
const make = async (browser: Browser, more: object = {}) =>
  (await browser.json("POST", "account/keys", { name: "CI", scopes: ["read", "run"], ...more })) as {
    id: string;
    secret: string;
  };

function withKey(secret: string, method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  return fetch(`${app.url}/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

it("a key acts for its owner, and its secret is shown once", async () => {
  const user = await signedUp(app.url);
  const { id, secret } = await make(user);
  expect(secret).toMatch(/^podium_[\w-]{43}$/);
  const created = await withKey(secret, "POST", "executions", hello);
  expect(created.status).toBe(202);
  const execution = (await created.json()) as { id: string };
  expect(await user.json("GET", "executions")).toMatchObject({ items: [{ id: execution.id }] });
  const list = await user.json("GET", "account/keys");
  expect(list).toMatchObject({ items: [{ id, name: "CI", lastUsedAt: expect.any(String) }] });
  expect(JSON.stringify(list)).not.toContain(secret);
  const stored = await app.services.keys.list({ id: await idOf(user), email: "", role: "user", sessionId: "" });
  expect(JSON.stringify(stored)).not.toContain(secret.slice(20));
});

it("a key does nothing outside its scopes, and never what needs a browser", async () => {
  const user = await signedUp(app.url);
  const { secret } = await make(user, { scopes: ["read"] });
  expect((await withKey(secret, "GET", "executions")).status).toBe(200);
  expect((await withKey(secret, "GET", "account")).status).toBe(200);
  expect((await withKey(secret, "POST", "executions", hello)).status).toBe(403);
  const document = { language: "bash", files: [{ path: "a.sh", content: "echo" }] };
  expect((await withKey(secret, "POST", "scripts", { document })).status).toBe(403);
  for (const [method, path] of [
    ["GET", "account/keys"],
    ["POST", "account/keys"],
    ["DELETE", "account"],
    ["GET", "account/export"],
    ["GET", "account/sessions"],
    ["GET", "admin/overview"],
  ] as const) {
    expect((await withKey(secret, method, path, method === "POST" ? {} : undefined)).status, path).toBe(403);
  }
});

it("a key that may only read starts no sandbox to check or lay code out", async () => {
  const user = await signedUp(app.url);
  const [reads, runs] = [await make(user, { scopes: ["read", "share"] }), await make(user, { scopes: ["run"] })];
  const check = { language: "typescript", source: "const n = 6;" };
  for (const [path, body] of [["format", hello] as const, ["check", check] as const]) {
    const refused = await withKey(reads.secret, "POST", path, body);
    expect(refused.status, path).toBe(403);
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/lacks the scope "run"/) });
    expect((await withKey(runs.secret, "POST", path, body)).status, path).not.toBe(403);
  }
  expect((await withKey(runs.secret, "POST", "format", hello)).status).toBe(200);
  expect((await withKey(reads.secret, "GET", "limits")).status).toBe(200);
});

it("nobody reaches another user's key or, with a key, another user's executions", async () => {
  const [ada, eve] = [await signedUp(app.url), await signedUp(app.url)];
  const mine = await make(ada);
  expect((await eve.call("DELETE", `account/keys/${mine.id}`)).status).toBe(404);
  expect(await eve.json("GET", "account/keys")).toEqual({ items: [] });
  const theirs = await make(eve);
  const { id } = await ada.json("POST", "executions", hello);
  expect((await withKey(theirs.secret, "GET", `executions/${id}`)).status).toBe(404);
});

it("a revoked key, one of a suspended user and a made-up one are refused", async () => {
  const user = await signedUp(app.url);
  const { id, secret } = await make(user);
  expect((await withKey(secret, "GET", "executions")).status).toBe(200);
  expect((await user.call("DELETE", `account/keys/${id}`)).status).toBe(204);
  expect((await withKey(secret, "GET", "executions")).status).toBe(401);
  expect((await withKey(`podium_${"x".repeat(43)}`, "GET", "executions")).status).toBe(401);
});

it("a key's own rate is exact when a hundred requests come at once, and says when to come again", async () => {
  const user = await signedUp(app.url);
  const { secret } = await make(user, { perMinute: 7 });
  const answers = await Promise.all(Array.from({ length: 100 }, () => withKey(secret, "GET", "account")));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(93);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
});

it("the archive holds everything of its owner and nothing of others", async () => {
  const email = newEmail();
  const user = await signedUp(app.url, email);
  const other = await signedUp(app.url);
  await other.call("POST", "executions", { language: "bash", source: "echo of-somebody-else" });
  const { secret } = await make(user);
  const document = { language: "bash", title: "kept", files: [{ path: "a.sh", content: "echo kept-script" }] };
  expect((await user.call("POST", "scripts", { document })).status).toBe(201);
  const { id } = await user.json("POST", "executions", { language: "bash", source: "echo printed > /dev/stdout" });
  await expect.poll(async () => (await user.json("GET", `executions/${id}`))["status"]).toBe("completed");

  const answer = await user.call("GET", "account/export");
  expect(answer.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const texts = Object.entries(files).map(([path, content]) => `${path}\n${new TextDecoder().decode(content)}`);
  const all = texts.join("\n");
  expect(all).toContain(email);
  expect(all).toContain("echo kept-script");
  expect(new TextDecoder().decode(files[`executions/${id}/stdout.txt`])).toBe("printed\n");
  for (const hidden of [secret, password, "argon2", "of-somebody-else"]) expect(all).not.toContain(hidden);
  expect((await new Browser(app.url).call("GET", "account/export")).status).toBe(401);
});

async function idOf(browser: Browser): Promise<string> {
  return (await browser.json("GET", "account"))["id"] as string;
}
