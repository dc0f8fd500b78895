import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, anonymous, newOwner, problemOf } from "../../e2e/api/server";
import { allEvents, EventStream, textOf } from "../../e2e/api/sse";
import type { ExecutionEvent } from "../../lib/contracts/events";
import { createdExecutionSchema, executionPageSchema } from "../../lib/contracts/executions";
import { startTestApp, type TestApp } from "../../lib/testing";

/** Real routes, services, PostgreSQL and sandboxes, asked over HTTP. */
let app: TestApp;
let me: Caller;

beforeAll(async () => {
  app = await startTestApp();
  me = await newOwner(app.url);
});
afterAll(() => app?.stop());

describe("creating", () => {
  it("answers at once with the address, or with the end when that is waited for", async () => {
    const accepted = await me.create({ language: "bash", source: "read x; echo $x", interactive: true });
    expect(accepted.status).toBe(202);
    const { id, links, ...more } = createdExecutionSchema.parse(await accepted.json());
    expect(accepted.headers.get("location")).toBe(links.self);
    expect(Number(accepted.headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
    expect(more).not.toHaveProperty("controlToken");
    await me.post(`${links.self}/stdin`, { data: "typed\n" });
    expect(await me.untilOver(id)).toMatchObject({ status: "completed", stdout: "typed\n" });

    const waited = await me.create(
      { language: "bash", source: "echo out; echo err >&2; exit 3" },
      { prefer: "wait=30" },
    );
    expect(waited.headers.get("preference-applied")).toBe("wait=30");
    expect(await waited.json()).toMatchObject({
      stdout: "out\n",
      stderr: "err\n",
      result: { outcome: "nonzero_exit", exitCode: 3 },
    });
  });

  it("with one key makes one execution, and refuses the key for another program", async () => {
    const key = { "idempotency-key": "once" };
    const body = { language: "bash", source: "echo once" };
    const [first, second] = await Promise.all([me.create(body, key), me.create(body, key)]);
    expect(((await first.json()) as { id: string }).id).toBe(((await second.json()) as { id: string }).id);
    const other = me.create({ ...body, source: "echo twice" }, key);
    expect(await problemOf(other)).toMatchObject({ code: "idempotency_conflict", status: 422 });
  });

  it.each([
    ["an unknown language", { language: "pyton", source: "1" }, "unknown_language"],
    ["a misspelt field", { language: "bash", sorce: "1" }, "invalid_request"],
    ["no program", { language: "bash" }, "invalid_request"],
    ["a limit above what is allowed", { language: "bash", source: "1", limits: { wallMs: 60_000 } }, "limit_too_high"],
    ["a file outside the folder", { language: "bash", files: [{ path: "../a", content: "" }] }, "invalid_file"],
    [
      "a file twice",
      { language: "bash", source: "1", files: ["a", "a"].map((path) => ({ path, content: "" })) },
      "invalid_file",
    ],
    ["base64 that is none", { language: "bash", source: "1", stdin: "*", stdinEncoding: "base64" }, "invalid_request"],
    ["too long a source", { language: "bash", source: "#".repeat(1024 * 1024 + 1) }, "body_too_large"],
  ])("refuses %s", async (_, body, code) => {
    const problem = await problemOf(me.create(body));
    expect(problem).toMatchObject({ code, instance: "/api/v1/executions" });
    expect(problem.detail).toMatch(/[.?]$/);
  });

  it("without a cookie gives tokens: one reads, the other also controls", async () => {
    const created = await anonymous(app.url).start({ language: "bash", source: "cat", interactive: true });
    const { readToken = "", controlToken = "", links } = created;
    const ask = (path: string, token: string, method = "GET") =>
      anonymous(app.url).request(`${links.self}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
    expect((await ask("", readToken)).status).toBe(200);
    expect((await anonymous(app.url).request(`${links.self}?token=${readToken}`)).status).toBe(200);
    expect(await problemOf(ask("/cancel", readToken, "POST"))).toMatchObject({ code: "forbidden" });
    expect(await problemOf(ask("", "control_nonsense"))).toMatchObject({ code: "not_found" });
    expect((await ask("/cancel", controlToken, "POST")).status).toBe(200);
  });
});

describe("an execution's events", () => {
  it("go on after the number one has, without gap or repeat, and are over with 204", async () => {
    const { id, links } = await me.start({
      language: "python",
      source: "import time\nfor n in range(20):\n  print(n, flush=True)\n  time.sleep(0.05)",
    });
    const seen: ExecutionEvent[] = [];
    while (seen.at(-1)?.type !== "exit") {
      let taken = 0;
      // Leaving the loop aborts the request.
      for await (const { event } of new EventStream(me, id, { lastEventId: seen.at(-1)?.seq ?? 0 })) {
        seen.push(event);
        if (++taken === 5) break;
      }
    }
    expect(seen.map((event) => event.seq)).toEqual(seen.map((_, index) => index + 1));
    expect(textOf(seen)).toBe(Array.from({ length: 20 }, (_, n) => `${n}\n`).join(""));
    expect(await allEvents(me, id)).toEqual(seen);
    expect(await allEvents(me, id, { after: 4 })).toEqual(seen.slice(4));
    const stream = new EventStream(me, id);
    for await (const { event } of stream) expect(event.executionId).toBe(id);
    expect(stream.ended).toBe(true);
    const rest = await me.request(links.events, { headers: { "last-event-id": String(seen.length) } });
    expect(rest.status).toBe(204);
    const wrong = me.request(links.events, { headers: { "last-event-id": "five" } });
    expect(await problemOf(wrong)).toMatchObject({ code: "invalid_request" });
  });

  it("are told in a stream that nothing between may hold back", async () => {
    const { links } = await me.run({ language: "bash", source: "echo hi" });
    const { headers } = await me.request(links.events);
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(headers.get("cache-control")).toContain("no-transform");
    expect(headers.get("x-accel-buffering")).toBe("no");
  });

  it("show a compiler's own words", async () => {
    const { id, result } = await me.run({ language: "c", source: "int main(void) { return 0 }" });
    expect(result?.outcome).toBe("compile_error");
    expect(textOf(await allEvents(me, id), "compiler")).toMatch(/main\.c:1:\d+: error: expected/);
  });
});

describe("a running program", () => {
  it("takes input of any bytes to its end, and none once it is over", async () => {
    const { id, links } = await me.start({ language: "bash", source: "od -An -tx1", interactive: true });
    const data = Buffer.from([0, 0xff, 10]).toString("base64");
    expect((await me.post(`${links.self}/stdin`, { data, encoding: "base64" })).status).toBe(204);
    expect((await me.post(`${links.self}/stdin`, { end: true })).status).toBe(204);
    expect((await me.untilOver(id)).stdout).toBe(" 00 ff 0a\n");
    expect(await problemOf(me.post(`${links.self}/stdin`, { data: "x" }))).toMatchObject({ code: "not_running" });
    const output = await me.request(`${links.self}/output/stdout`);
    expect(await output.text()).toBe(" 00 ff 0a\n");
    expect(output.headers.get("content-disposition")).toMatch(/^attachment; filename="stdout.txt"/);
    expect(await problemOf(me.request(`${links.self}/output/nonsense`))).toMatchObject({ code: "not_found" });
  });

  it("ends by an interrupt in its own way, and by a cancellation in Podium's", async () => {
    const source =
      "import time\ntry:\n  print('up', flush=True)\n  time.sleep(20)\nexcept KeyboardInterrupt:\n  print('caught')";
    const first = await me.start({ language: "python", source });
    await me.until(first.id, (execution) => execution.stdout === "up\n");
    expect((await me.request(`${first.links.self}/interrupt`, { method: "POST" })).status).toBe(204);
    expect(await me.untilOver(first.id)).toMatchObject({ status: "completed", stdout: "up\ncaught\n" });

    const second = await me.start({ language: "python", source });
    await me.until(second.id, (execution) => execution.stdout === "up\n");
    const cancel = () => me.request(`${second.links.self}/cancel`, { method: "POST" });
    expect((await cancel()).status).toBe(200);
    expect(await me.untilOver(second.id)).toMatchObject({ status: "cancelled", result: { outcome: "cancelled" } });
    expect(await (await cancel()).json()).toMatchObject({ status: "cancelled" });
  });
});

it("files a program leaves come so that they cannot act as Podium", async () => {
  const source = [
    "import os",
    "os.makedirs('out put')",
    "open('out put/é#?.csv', 'w').write('a,b')",
    "open('page.html', 'w').write('<script>alert(1)</script>')",
    "open('data.bin', 'wb').write(bytes([0, 255]))",
  ].join("\n");
  const { artifacts, links } = await me.run({ language: "python", source });
  const fetched = async (path: string) => {
    const response = await me.request(artifacts.find((each) => each.path === path)?.url ?? "");
    return { status: response.status, text: await response.text(), ...Object.fromEntries(response.headers) };
  };
  expect(await fetched("out put/é#?.csv")).toMatchObject({ text: "a,b", "content-type": "text/csv; charset=utf-8" });
  const page = await fetched("page.html");
  expect(page).toMatchObject({ status: 200, "x-content-type-options": "nosniff" });
  expect(page).toHaveProperty("content-security-policy", "sandbox allow-scripts; frame-ancestors 'self'");
  expect(await fetched("data.bin")).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment/),
  });
  expect(await problemOf(me.request(`${links.self}/artifacts/none.txt`))).toMatchObject({ code: "not_found" });
});

it("an owner's list has one's own, newest first and a page at a time, and nobody else's", async () => {
  const owner = await newOwner(app.url);
  const ids: string[] = [];
  for (const n of [1, 2, 3]) ids.unshift((await owner.run({ language: "bash", source: `echo ${n}` })).id);
  const page = async (query: string) =>
    executionPageSchema.parse(await (await owner.request(`/api/v1/executions?${query}`)).json());
  const first = await page("limit=2");
  const rest = await page(`limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.nextCursor).toBeUndefined();
  expect(await problemOf(owner.request("/api/v1/executions?cursor=nonsense"))).toMatchObject({
    code: "invalid_request",
  });
  expect(await problemOf(anonymous(app.url).request("/api/v1/executions"))).toMatchObject({ code: "unauthenticated" });
  const [id] = ids;
  for (const path of ["", "/events", "/output/stdout"]) {
    expect(await problemOf(me.request(`/api/v1/executions/${id}${path}`))).toMatchObject({ code: "not_found" });
  }
});
