import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, newOwner, problemOf } from "../../e2e/api/server";
import { pythonDocument, readShare, revoke, share } from "../../e2e/api/shares";
import { ApiSocket } from "../../e2e/api/socket";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
let me: Caller;
let anyone: Caller;

beforeAll(async () => {
  app = await startTestApp();
  me = await newOwner(app.url);
  anyone = anonymous(app.url);
});
afterAll(() => app?.stop());

describe("a shared document", () => {
  it("is read by anyone as it was written, and by nobody once it is revoked", async () => {
    const document = { ...pythonDocument("print('a\0b')\r\n"), title: "<b>", stdin: "Ada\n", args: ["--x", "O'Neil"] };
    const { id, url, revokeToken } = await share(me, { document });
    expect([url, revokeToken]).toEqual([`${app.url}/s/${id}`, undefined]);
    const read = await readShare(anyone, id);
    expect(read.document).toMatchObject({ ...document, entrypoint: "main.py" });
    expect(read).not.toHaveProperty("execution");
    expect(await problemOf(anyone.request(`/api/v1/shares/${id}/events`))).toMatchObject({ code: "not_found" });
    for (const other of [anyone, await newOwner(app.url)])
      expect(await problemOf(revoke(other, id))).toMatchObject({ code: "not_found" });
    expect((await revoke(me, id)).status).toBe(204);
    expect(await problemOf(anyone.request(`/api/v1/shares/${id}`))).toMatchObject({ code: "not_found" });
  });

  it("made without a cookie is ended with its own token only", async () => {
    const [mine, other] = [
      await share(anyone, { document: pythonDocument("1") }),
      await share(anyone, { document: pythonDocument("2") }),
    ];
    expect(await problemOf(revoke(anyone, mine.id, other.revokeToken))).toMatchObject({ code: "not_found" });
    expect((await revoke(anyone, mine.id, mine.revokeToken)).status).toBe(204);
    expect((await readShare(anyone, other.id)).document.files[0]?.content).toBe("2");
  });

  it.each([
    ["an unknown language", { document: { ...pythonDocument("1"), language: "klingon" } }, "unknown_language"],
    ["a file outside", { document: { language: "python", files: [{ path: "../x", content: "" }] } }, "invalid_file"],
    ["an entrypoint that is not there", { document: { ...pythonDocument("1"), entrypoint: "b.py" } }, "invalid_file"],
    ["nothing", {}, "invalid_request"],
    ["somebody's execution", { executionId: "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b" }, "not_found"],
  ])("is refused with %s", async (_, body, code) => {
    expect(await problemOf(me.post("/api/v1/shares", body))).toMatchObject({ code });
  });
});

describe("a shared run", () => {
  it("shows its code, events, output and files to anyone, and nothing of its owner", async () => {
    const run = await me.run({
      language: "python",
      source: "open('a.txt', 'w').write('kept')\nprint('hello', input())",
      stdin: "Ada",
      env: { API_KEY: "secret" },
    });
    const { id } = await share(me, { executionId: run.id });
    const text = await (await anyone.request(`/api/v1/shares/${id}`)).text();
    expect(text.toLowerCase()).not.toMatch(/secret|owner/);
    const { readToken, execution, document } = await readShare(anyone, id);
    expect(document).toMatchObject({ stdin: "Ada", entrypoint: "main.py" });
    const headers = { authorization: `Bearer ${readToken}` };
    const read = async (path: string) => (await anyone.request(path, { headers })).text();
    expect(JSON.parse(await read(`/api/v1/executions/${run.id}`))).toMatchObject({ stdout: "hello Ada\n" });
    expect(await read(`/api/v1/executions/${run.id}/output/stdout`)).toBe("hello Ada\n");
    expect(await read(execution?.artifacts[0]?.url ?? "")).toBe("kept");
    const events = await (await anyone.request(`/api/v1/shares/${id}/events`)).text();
    expect(events.match(/^id: \d+$/gm)).toHaveLength(run.lastSeq);
    const rest = await anyone.request(`/api/v1/shares/${id}/events`, {
      headers: { "last-event-id": String(run.lastSeq) },
    });
    expect(rest.status).toBe(204);
  });

  it("is followed live and gives nothing but reading; revoked, it ends for those who follow and goes on for its owner", async () => {
    const run = await me.start({ language: "bash", source: "while :; do echo tick; sleep 0.05; done" });
    const { id } = await share(me, { executionId: run.id });
    const { readToken: token = "" } = await readShare(anyone, id);
    for (const action of ["cancel", "interrupt"]) {
      const init = { method: "POST", headers: { authorization: `Bearer ${token}` } };
      expect(await problemOf(anyone.request(`${run.links.self}/${action}`, init))).toMatchObject({ code: "not_found" });
    }
    const watcher = await ApiSocket.open(anyone);
    expect(await watcher.ask("execution:watch", { id: run.id, token })).toEqual({ ok: true });
    const stream = await anyone.request(`/api/v1/shares/${id}/events`);
    await watcher.until(() => watcher.events.length > 3);
    await revoke(me, id);
    await watcher.until(() => watcher.ends.includes(run.id));
    expect(await stream.text()).not.toContain("event: end");
    expect(await watcher.ask("execution:watch", { id: run.id, token })).toMatchObject({
      problem: { code: "not_found" },
    });
    watcher.close();
    expect((await me.get(run.id)).status).toBe("running");
    await me.request(`${run.links.self}/cancel`, { method: "POST" });
    await me.untilOver(run.id);
  });
});

it("a site that points a name of its own at this machine is refused", async () => {
  const { port } = new URL(app.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const options = { port, host: "127.0.0.1", path: "/api/v1/languages", headers: { host: "rebound.example" } };
    const asked = httpRequest(options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece) => (text += piece));
      response.on("end", () => resolve(text));
    });
    asked.on("error", reject).end();
  });
  expect(JSON.parse(answer)).toMatchObject({ code: "forbidden", status: 403 });
});
