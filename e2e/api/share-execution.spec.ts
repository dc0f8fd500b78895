import { expect, it } from "vitest";
import { executionSchema } from "../../lib/contracts/executions";
import { anonymous, newOwner, problemOf } from "./server";
import { readShare, share } from "./shares";
import { allEvents, textOf } from "./sse";

it("shares a finished run with the code it ran, and nothing of who ran it", async () => {
  const owner = await newOwner();
  const run = await owner.run({
    language: "python",
    source: "print('hello', input())",
    stdin: "Ada",
    env: { API_KEY: "secret" },
    title: "Greeting",
  });
  const { id } = await share(owner, { executionId: run.id });
  const response = await anonymous().request(`/api/v1/shares/${id}`);
  const text = await response.text();
  expect(text).not.toContain("secret");
  expect(text.toLowerCase()).not.toContain("owner");
  const read = await readShare(anonymous(), id);
  expect(read.document).toMatchObject({ title: "Greeting", stdin: "Ada", entrypoint: "main.py" });
  expect(read.document.files).toEqual([{ path: "main.py", content: "print('hello', input())", encoding: "utf8" }]);
  expect(read.execution).toMatchObject({ id: run.id, status: "completed", result: { outcome: "ok" } });
});

it("lets anyone with the link read the run's events, output and files", async () => {
  const owner = await newOwner();
  const source = "open('a.txt', 'w').write('kept')\nprint('hello')";
  const run = await owner.run({ language: "python", source });
  const { id } = await share(owner, { executionId: run.id });
  const { readToken = "", execution } = await readShare(anonymous(), id);
  const headers = { authorization: `Bearer ${readToken}` };
  const get = async (path: string) => (await anonymous().request(path, { headers })).text();
  expect(executionSchema.parse(JSON.parse(await get(`/api/v1/executions/${run.id}`))).stdout).toBe("hello\n");
  expect(await get(`/api/v1/executions/${run.id}/output/stdout`)).toBe("hello\n");
  expect(await get(execution?.artifacts[0]?.url ?? "")).toBe("kept");
  const events = await (await anonymous().request(`/api/v1/shares/${id}/events`)).text();
  expect(events.match(/^id: \d+$/gm)).toHaveLength((await allEvents(owner, run.id)).length);
  expect(textOf(await allEvents(owner, run.id))).toBe("hello\n");
});

it("goes on after Last-Event-ID, and says 204 when there is nothing more", async () => {
  const owner = await newOwner();
  const run = await owner.run({ language: "bash", source: "echo a; sleep 0.1; echo b" });
  const { id } = await share(owner, { executionId: run.id });
  const after = (seq: number) =>
    anonymous().request(`/api/v1/shares/${id}/events`, { headers: { "last-event-id": String(seq) } });
  expect((await (await after(1)).text()).match(/^id: (\d+)/m)?.[1]).toBe("2");
  expect((await after(run.lastSeq)).status).toBe(204);
});

it("gives the holder of a link nothing but reading, and no other run", async () => {
  const owner = await newOwner();
  const [shared, other] = await Promise.all([
    owner.start({ language: "bash", source: "read x", interactive: true }),
    owner.start({ language: "bash", source: "sleep 2" }),
  ]);
  const { id } = await share(owner, { executionId: shared.id });
  const { readToken = "" } = await readShare(anonymous(), id);
  const stranger = await newOwner();
  const headers = { authorization: `Bearer ${readToken}`, "content-type": "application/json" };
  const act = (path: string, body?: object) =>
    problemOf(stranger.request(path, { method: "POST", headers, ...(body && { body: JSON.stringify(body) }) }));
  for (const [path, body] of [["cancel"], ["interrupt"], ["stdin", { data: "x" }]] as const) {
    expect(await act(`/api/v1/executions/${shared.id}/${path}`, body)).toMatchObject({ code: "not_found" });
  }
  expect(await act("/api/v1/shares", { executionId: shared.id })).toMatchObject({ code: "not_found" });
  expect(await problemOf(stranger.request(`/api/v1/executions/${other.id}`, { headers }))).toMatchObject({
    code: "not_found",
  });
  await owner.post(`/api/v1/executions/${shared.id}/cancel`, {});
});

it("shares no run of somebody else", async () => {
  const run = await (await newOwner()).run({ language: "bash", source: "true" });
  const answer = (await newOwner()).post("/api/v1/shares", { executionId: run.id });
  expect(await problemOf(answer)).toMatchObject({ code: "not_found" });
});

it("lets a program without a cookie share with its token", async () => {
  const run = await anonymous().run({ language: "bash", source: "echo hi" });
  expect(await problemOf(anonymous().post("/api/v1/shares", { executionId: run.id }))).toMatchObject({
    code: "not_found",
  });
  const made = await share(anonymous(), { executionId: run.id }, { authorization: `Bearer ${run.readToken}` });
  expect(made.revokeToken).toMatch(/^revoke_/);
});
