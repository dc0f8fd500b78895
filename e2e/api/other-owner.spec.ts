import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, newOwner, problemOf } from "./server";
import { ApiSocket } from "./socket";

let victim: Caller;
let id: string;

beforeAll(async () => {
  victim = await newOwner();
  ({ id } = await victim.start({ language: "bash", source: "echo mine > file.txt; cat", interactive: true }));
  await victim.until(id, (execution) => execution.status === "running");
});

afterAll(async () => {
  expect((await victim.get(id)).status).toBe("running");
  await victim.post(`/api/v1/executions/${id}/cancel`, {});
});

const routes: [string, string, unknown?][] = [
  ["GET", ""],
  ["DELETE", ""],
  ["GET", "/input"],
  ["GET", "/events"],
  ["GET", "/output/stdout"],
  ["GET", "/artifacts/file.txt"],
  ["POST", "/stdin", { data: "x\n", end: true }],
  ["POST", "/cancel"],
  ["POST", "/interrupt"],
];

describe.each([
  ["another owner", () => newOwner()],
  ["a caller without a cookie", async () => anonymous()],
  ["a caller with a token that is not one", async () => anonymous()],
])("%s", (who, makeCaller) => {
  it.each(routes)("%s …%s is answered not_found", async (method, path, body) => {
    const caller = await makeCaller();
    const token = who.includes("token") ? "?token=control_AAAA" : "";
    const response = await caller.request(`/api/v1/executions/${id}${path}${token}`, {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    expect(await problemOf(response)).toMatchObject({ code: "not_found" });
  });

  it.each([
    ["execution:watch", {}],
    ["execution:stdin", { data: "x\n", end: true }],
    ["execution:cancel", {}],
    ["execution:interrupt", {}],
    ["execution:resize", { rows: 5, columns: 5 }],
  ])("%s over the socket is answered not_found", async (message, more) => {
    const socket = await ApiSocket.open(await makeCaller());
    try {
      expect(await socket.ask(message, { id, ...more })).toMatchObject({ ok: false, problem: { code: "not_found" } });
    } finally {
      socket.close();
    }
  });
});

it("another owner's list does not show it", async () => {
  const list = await (await newOwner()).request("/api/v1/executions");
  expect(await list.json()).toEqual({ items: [] });
});
