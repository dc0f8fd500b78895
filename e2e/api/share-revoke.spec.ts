import { expect, it } from "vitest";
import { anonymous, newOwner, problemOf } from "./server";
import { pythonDocument, readShare, revoke, share } from "./shares";
import { ApiSocket } from "./socket";

it("answers a revoked link like one that never was", async () => {
  const owner = await newOwner();
  const { id } = await share(owner, { document: pythonDocument("1") });
  expect((await revoke(owner, id)).status).toBe(204);
  const gone = await problemOf(anonymous().request(`/api/v1/shares/${id}`));
  const never = await problemOf(anonymous().request("/api/v1/shares/0000000000000000000000"));
  expect({ ...gone, instance: "" }).toEqual({ ...never, instance: "" });
  expect((await problemOf(revoke(owner, id))).code).toBe("not_found");
  expect((await problemOf(anonymous().request("/api/v1/shares/short"))).code).toBe("not_found");
});

it("lets nobody else revoke", async () => {
  const { id } = await share(await newOwner(), { document: pythonDocument("1") });
  for (const other of [anonymous(), await newOwner()])
    expect((await problemOf(revoke(other, id))).code).toBe("not_found");
  expect((await problemOf(revoke(anonymous(), id, `share_${id}`))).code).toBe("not_found");
  await readShare(anonymous(), id);
});

it("takes the revoke token of a caller without a cookie, and not that of another link", async () => {
  const mine = await share(anonymous(), { document: pythonDocument("1") });
  const other = await share(anonymous(), { document: pythonDocument("2") });
  expect((await problemOf(revoke(anonymous(), mine.id, other.revokeToken))).code).toBe("not_found");
  expect((await revoke(anonymous(), mine.id, mine.revokeToken)).status).toBe(204);
  await readShare(anonymous(), other.id);
});

it("cuts off who follows already, and lets the owner go on", async () => {
  const owner = await newOwner();
  const run = await owner.start({ language: "bash", source: "while :; do echo tick; sleep 0.1; done" });
  const { id } = await share(owner, { executionId: run.id });
  const { readToken } = await readShare(anonymous(), id);
  const watcher = await ApiSocket.open(anonymous());
  expect(await watcher.ask("execution:watch", { id: run.id, token: readToken })).toEqual({ ok: true });
  const stream = await anonymous().request(`/api/v1/shares/${id}/events`);
  await watcher.until(() => watcher.events.length > 3);
  await revoke(owner, id);
  await watcher.until(() => watcher.ends.includes(run.id));
  const rest = await stream.text();
  expect(rest).not.toContain("event: end");
  const seen = watcher.events.length;
  expect(await watcher.ask("execution:watch", { id: run.id, token: readToken })).toMatchObject({
    problem: { code: "not_found" },
  });
  expect((await problemOf(anonymous().request(`/api/v1/shares/${id}/events`))).code).toBe("not_found");
  expect((await owner.get(run.id)).status).toBe("running");
  expect(watcher.events).toHaveLength(seen);
  watcher.close();
  await owner.post(`/api/v1/executions/${run.id}/cancel`, {});
});
