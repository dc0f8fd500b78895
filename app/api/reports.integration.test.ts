import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, signedUp } from "../../e2e/api/person";
import { firstAdminToken } from "../../e2e/support/first-admin";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
  admin = await signedUp(app.url, "root@example.org", { token: firstAdminToken(app.notices.join("\n")) });
}, 60_000);
afterAll(() => app.stop());

const document = { language: "bash", title: "a trap", files: [{ path: "a.sh", content: "echo gotcha" }] };

it("a reported page is seen, taken down for everybody and put back", async () => {
  const owner = await signedUp(app.url);
  const { id } = await owner.json("POST", "shares", { document });
  const reader = new Browser(app.url);
  const report = { reason: "malware", detail: "It asks for a password." };
  expect((await reader.call("POST", `shares/${id}/report`, report)).status).toBe(202);
  // The same reader again counts once.
  expect((await reader.call("POST", `shares/${id}/report`, report)).status).toBe(202);
  expect(await admin.json("GET", "admin/reports")).toMatchObject({
    open: 1,
    items: [{ shareId: id, title: "a trap", open: 1, excerpt: "echo gotcha", reports: [report] }],
  });

  const decide = (decision: string) => admin.call("POST", `admin/shares/${id}/decision`, { decision });
  expect((await decide("taken_down")).status).toBe(204);
  for (const each of [reader, owner]) expect((await each.call("GET", `shares/${id}`)).status).toBe(404);
  expect(await admin.json("GET", "admin/reports")).toMatchObject({
    open: 0,
    items: [{ shareId: id, takenDownBy: "root@example.org" }],
  });
  expect((await decide("kept")).status).toBe(204);
  expect((await reader.call("GET", `shares/${id}`)).status).toBe(200);
  const audit = await admin.json("GET", "admin/audit?action=share.&limit=2");
  expect(audit).toMatchObject({ items: [{ action: "share.kept" }, { action: "share.taken_down", target: id }] });
});

it("what nobody shared cannot be reported, and nothing is reported without end", async () => {
  const reader = new Browser(app.url);
  const gone = "A".repeat(22);
  expect((await reader.call("POST", `shares/${gone}/report`, { reason: "other" })).status).toBe(404);
  const owner = await signedUp(app.url);
  const { id } = await owner.json("POST", "shares", { document });
  const answers = [];
  for (let count = 0; count < 12; count += 1)
    answers.push(await reader.call("POST", `shares/${id}/report`, { reason: "other" }));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
});

it("the audit log is exported as a table, filtered", async () => {
  const answer = await admin.call("GET", "admin/audit/export?action=user.signed_up&target=ROOT@");
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines[0]).toBe("id,at,actor,action,target,detail");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("root@example.org,user.signed_up,root@example.org");
});

it("an administrator's link sets somebody's password", async () => {
  const user = await signedUp(app.url);
  const { id, email } = await user.json("GET", "account");
  const { link } = (await admin.json("POST", `admin/users/${id}/reset-link`)) as { link: string };
  const token = /^\/reset\?token=([\w-]+)$/.exec(link)?.[1];
  const next = "a new and longer password";
  expect((await new Browser(app.url).call("POST", "account/password/reset", { token, next })).status).toBe(204);
  expect((await new Browser(app.url).call("POST", "account/session", { email, password: next })).status).toBe(200);
});
