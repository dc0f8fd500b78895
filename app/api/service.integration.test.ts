import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous, Caller, newOwner, problemOf } from "../../e2e/api/server";
import { pythonDocument } from "../../e2e/api/shares";
import { languagesSchema } from "../../lib/contracts/executions";
import { healthReportSchema } from "../../lib/contracts/health";
import { limitsResponseSchema } from "../../lib/contracts/limits";
import { startTestApp, type TestApp } from "../../lib/testing";

const friend = "https://friend.example";
const metricsToken = "a-token-for-the-metrics";
const program = { language: "bash", source: "true" };

/** A server behind a proxy, with a friendly site, a metrics token and a small allowance. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    TRUSTED_PROXIES: "127.0.0.1",
    PODIUM_CORS_ORIGINS: friend,
    PODIUM_METRICS_TOKEN: metricsToken,
    PODIUM_REQUEST_BODY_MIB: "1",
    PODIUM_RATE_OWNER_PER_MINUTE: "1",
    PODIUM_RATE_OWNER_BURST: "2",
  });
});
afterAll(() => app?.stop());

const get = (path: string, headers: Record<string, string> = {}) => anonymous(app.url).request(path, { headers });

describe("what a server tells of itself", () => {
  it("is its languages, limits, health and description", async () => {
    const { items } = languagesSchema.parse(await (await get("/api/v1/languages")).json());
    expect(items.filter(({ available }) => available).map(({ id }) => id)).toContain("python");
    const limits = limitsResponseSchema.parse(await (await get("/api/v1/limits")).json());
    expect(limits.request.bodyBytes).toBe(1024 * 1024);
    expect(limits.descriptions.find(({ name }) => name === "memoryBytes")).toMatchObject({
      value: limits.limits.memoryBytes,
      state: "enforced",
    });
    const health = healthReportSchema.parse(await (await get("/api/v1/health")).json());
    expect(health).toMatchObject({ state: "up", parts: { database: { state: "up" }, queue: { detail: "0 waiting" } } });
    expect((await get("/api/v1/health/ready")).status).toBe(200);
    expect(await (await get("/api/v1/health/live")).json()).toEqual({ state: "up" });
    expect(await (await get("/api/v1/openapi.json")).json()).toMatchObject({ info: { title: "Podium" } });
    const script = await get("/podium-embed.js");
    expect(script.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(await script.text()).toContain('"python"');
  });

  it("is figures for those with the token only", async () => {
    expect(await problemOf(get("/metrics"))).toMatchObject({ code: "unauthenticated", status: 401 });
    expect(await problemOf(get("/metrics", { authorization: "Bearer wrong" }))).toMatchObject({ status: 401 });
    const answer = await get("/metrics", { authorization: `Bearer ${metricsToken}` });
    expect(await answer.text()).toMatch(/^podium_permits\{state="in_use"\} 0$/m);
  });

  it("comes with headers that keep it from being stored, framed or run, and with the caller's request id", async () => {
    const { headers } = await get("/api/v1/languages", { "x-request-id": "mine-1" });
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-request-id": "mine-1",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
    const invented = (await get("/api/v1/languages", { "x-request-id": "spaces are wrong" })).headers;
    expect(invented.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("an address", () => {
  it.each([
    ["GET", "/api", 404],
    ["POST", "/api/v2/executions", 404],
    ["GET", "/api/v1/executions/not-an-id", 404],
    ["GET", "/api/v1/executions/%zz", 400],
    ["PUT", "/api/v1/executions", 405],
  ])("%s %s is refused with %d", async (method, path, status) => {
    const response = await anonymous(app.url).request(path, { method });
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get("allow")).toBe("POST, GET, HEAD, OPTIONS");
    expect((await problemOf(response)).detail).toMatch(/\.$/);
  });

  it("answers HEAD like GET without the body, and OPTIONS with its methods", async () => {
    const head = await anonymous(app.url).request("/api/v1/languages", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-type")).toBe("application/json");
    const options = await anonymous(app.url).request("/api/v1/languages", { method: "OPTIONS" });
    expect(options.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});

describe("a body", () => {
  const send = (body: string, type = "application/json") =>
    problemOf(
      anonymous(app.url).request("/api/v1/executions", { method: "POST", body, headers: { "content-type": type } }),
    );

  it("must be JSON of a size that is allowed, and is told where it is not", async () => {
    expect((await send('{"language":\n }')).detail).toContain("line 2, column 2");
    expect(await send("")).toMatchObject({ code: "malformed_json" });
    expect(await send("x=1", "text/plain")).toMatchObject({ code: "unsupported_media_type" });
    expect(await send(JSON.stringify({ source: "#".repeat(1024 * 1024) }))).toMatchObject({ code: "body_too_large" });
    expect((await send('{"language":"bash","sorce":"1"}')).errors).toContainEqual({
      path: "sorce",
      message: "There is no such field; did you mean `source`?",
    });
  });
});

describe("another site's page", () => {
  const preflight = (origin: string) =>
    anonymous(app.url).request("/api/v1/executions", { method: "OPTIONS", headers: { origin } });

  it("may ask and read when it is configured, and not otherwise", async () => {
    const { headers } = await preflight(friend);
    expect(headers.get("access-control-allow-origin")).toBe(friend);
    expect(headers.get("access-control-allow-headers")).toMatch(/Idempotency-Key.*Prefer/);
    expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
    const refused = await anonymous(app.url).create({}, { origin: friend });
    expect(refused.status).toBe(400);
    expect(refused.headers.get("access-control-allow-origin")).toBe(friend);
  });

  it("may not act with a visitor's cookie", async () => {
    const visitor = await newOwner(app.url);
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];
    for (const headers of foreign)
      expect(await problemOf(visitor.create(program, headers))).toMatchObject({ code: "cross_site" });
    expect((await visitor.create(program, { origin: app.url, "sec-fetch-site": "same-origin" })).status).toBe(202);
  });
});

describe("an owner", () => {
  it("is given once, in a cookie that scripts and plain connections do not get", async () => {
    const https = { "x-forwarded-proto": "https" };
    const made = await anonymous(app.url).request("/api/v1/owner", { method: "POST", headers: https });
    const cookie = made.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-podium_owner=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
    const owner = new Caller(app.url, cookie.split(";")[0]);
    const again = await owner.request("/api/v1/owner", { method: "POST", headers: https });
    expect([again.status, again.headers.get("set-cookie")]).toEqual([204, null]);
    expect((await owner.request("/api/v1/executions", { headers: https })).status).toBe(200);
    // Without the proxy's word for https the name with `__Host-` is not read.
    expect(await problemOf(owner.request("/api/v1/executions"))).toMatchObject({ code: "unauthenticated" });
    const forged = new Caller(app.url, `${owner.cookie}x`);
    expect((await forged.request("/api/v1/executions", { headers: https })).status).toBe(401);
  });

  it("may start and share as much as the allowance says, and is told when to come back", async () => {
    const owner = await newOwner(app.url);
    for (const act of [
      () => owner.create(program),
      () => owner.post("/api/v1/shares", { document: pythonDocument("1") }),
    ]) {
      expect([(await act()).ok, (await act()).ok]).toEqual([true, true]);
      const refused = await act();
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await problemOf(refused)).toMatchObject({ code: "rate_limited", status: 429 });
    }
  });
});

it("a name that is not this machine's is served behind a proxy", async () => {
  const { port } = new URL(app.url);
  const status = await new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", path: "/api/v1/health/live", headers: { host: "podium.example.org" } };
    httpRequest(options, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(200);
});

// The last one: nothing works afterwards.
it("without its database a server is alive, not ready, and sends callers away for a moment", async () => {
  const owner = await newOwner(app.url);
  await app.loseDatabase();
  expect((await get("/api/v1/health/live")).status).toBe(200);
  const ready = await get("/api/v1/health/ready");
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ state: "down", parts: { database: { detail: "does not answer" } } });
  for (const refused of [
    await owner.create(program),
    await owner.request("/api/v1/executions"),
    await owner.post("/api/v1/shares", { document: pythonDocument("1") }),
  ]) {
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await problemOf(refused)).toMatchObject({ code: "database_unavailable", status: 503 });
  }
});
