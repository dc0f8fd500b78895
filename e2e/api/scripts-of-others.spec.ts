import { inject, afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser, signedUp } from "./person";

const document = { language: "python", files: [{ path: "main.py", content: "print('mine')" }] };
const url = inject("baseUrl");
let owner: Browser;
let id: string;

beforeAll(async () => {
  owner = await signedUp(url);
  id = String((await owner.json("POST", "scripts", { title: "Mine", document }))["id"]);
  const changed = { ...document, files: [{ path: "main.py", content: "print('still mine')" }] };
  expect((await owner.call("PATCH", `scripts/${id}`, { document: changed })).status).toBe(200);
});

afterAll(async () => {
  expect(await owner.json("GET", `scripts/${id}`)).toMatchObject({ title: "Mine", revision: 2 });
});

const routes: [string, string, unknown?][] = [
  ["GET", ""],
  ["PATCH", "", { title: "Yours" }],
  ["DELETE", ""],
  ["POST", "/restore"],
  ["GET", "/revisions"],
  ["GET", "/revisions/1"],
];

describe("a script", () => {
  it.each(routes)("%s …%s is not_found for another account", async (method, path, body) => {
    const other = await signedUp(url);
    const answer = await other.call(method, `scripts/${id}${path}`, body);
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: "not_found" }]);
  });

  it.each(routes)("%s …%s is unauthenticated without one", async (method, path, body) => {
    const nobody = new Browser(url);
    await nobody.call("POST", "owner");
    expect((await nobody.call(method, `scripts/${id}${path}`, body)).status).toBe(401);
  });

  it("is in nobody else's list or archive", async () => {
    const other = await signedUp(url);
    expect(await other.json("GET", "scripts")).toEqual({ items: [], folders: [], tags: [] });
    const archive = Buffer.from(await (await other.call("GET", "scripts/archive")).arrayBuffer());
    expect(archive.includes("Mine")).toBe(false);
    expect((await new Browser(url).call("GET", "scripts/archive")).status).toBe(401);
  });
});
