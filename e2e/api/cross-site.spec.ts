import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, newOwner, problemOf } from "./server";
import { ApiSocket } from "./socket";

let owner: Caller;
let id: string;

beforeAll(async () => {
  owner = await newOwner();
  ({ id } = await owner.start({ language: "bash", source: "cat", interactive: true }));
});

afterAll(async () => {
  expect((await owner.get(id)).status).not.toBe("cancelled");
  await owner.post(`/api/v1/executions/${id}/cancel`, {});
});

const foreign: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { "sec-fetch-site": "cross-site" },
  { origin: "null" },
  { "sec-fetch-site": "same-site" },
];

it.each(foreign)("a request of another site's page with the cookie is refused: %j", async (headers) => {
  const body = { language: "bash", source: "true" };
  expect(await problemOf(owner.create(body, headers))).toMatchObject({ code: "cross_site" });
  for (const action of ["cancel", "interrupt"]) {
    const response = owner.request(`/api/v1/executions/${id}/${action}`, { method: "POST", headers });
    expect(await problemOf(response)).toMatchObject({ code: "cross_site" });
  }
  expect(await problemOf(owner.post(`/api/v1/executions/${id}/stdin`, { end: true }, headers))).toMatchObject({
    code: "cross_site",
  });
});

it("a socket of another site's page is refused", async () => {
  await expect(ApiSocket.open(owner, { origin: "https://evil.example" })).rejects.toThrow();
});

it("the page's own requests pass", async () => {
  const headers = { origin: owner.url, "sec-fetch-site": "same-origin" };
  expect((await owner.create({ language: "bash", source: "true" }, headers)).status).toBe(202);
  const socket = await ApiSocket.open(owner, { origin: owner.url });
  socket.close();
});
