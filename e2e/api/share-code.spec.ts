import { expect, it } from "vitest";
import { anonymous, newOwner, problemOf } from "./server";
import { pythonDocument, readShare, share } from "./shares";

it("shares code that never ran, character for character", async () => {
  const content = "print('a\0b \ud800 </script> `$(x)`')\r\n\u2028";
  const document = {
    ...pythonDocument(content),
    title: "<img src=x onerror=alert(1)>",
    stdin: "Ada\n",
    args: ["--name", "O'Neil"],
  };
  const { id, url, revokeToken } = await share(await newOwner(), { document });
  expect(id).toMatch(/^[0-9A-Za-z]{22}$/);
  expect(url).toMatch(new RegExp(`^http://[^/]+/s/${id}$`));
  expect(revokeToken).toBeUndefined();
  const read = await readShare(anonymous(), id);
  expect(read.document).toMatchObject({ ...document, entrypoint: "main.py" });
  expect(read.document.version).toBeDefined();
  expect(read).toMatchObject({ id, url });
  expect(read.execution).toBeUndefined();
  expect(read.links.events).toBeUndefined();
});

it("holds shares to the bounds of executions", async () => {
  const owner = await newOwner();
  const refused = async (document: object) => (await problemOf(owner.post("/api/v1/shares", { document }))).code;
  expect(await refused({ ...pythonDocument("1"), language: "klingon" })).toBe("unknown_language");
  expect(await refused({ language: "python", files: [{ path: "../x.py", content: "1" }] })).toBe("invalid_file");
  expect(await refused({ ...pythonDocument("1"), entrypoint: "other.py" })).toBe("invalid_file");
  expect(await refused({ ...pythonDocument("1"), env: { SECRET: "x" } })).toBe("invalid_request");
  expect(await refused({ language: "python", files: [] })).toBe("invalid_request");
  const limits = (await (await owner.request("/api/v1/limits")).json()) as { request: { stdinBytes: number } };
  const stdin = "x".repeat(limits.request.stdinBytes + 1);
  expect(await refused({ ...pythonDocument("1"), stdin })).toBe("body_too_large");
});

it("wants code or an execution, not both and not neither", async () => {
  const owner = await newOwner();
  const { id } = await owner.run({ language: "bash", source: "true" });
  for (const body of [{}, { document: pythonDocument("1"), executionId: id }]) {
    expect(await problemOf(owner.post("/api/v1/shares", body))).toMatchObject({ code: "invalid_request" });
  }
});

it("gives no page of another site a link made with the browser's cookie", async () => {
  const owner = await newOwner();
  const body = { document: pythonDocument("1") };
  const answer = owner.post("/api/v1/shares", body, { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
  expect(await problemOf(answer)).toMatchObject({ code: "cross_site" });
});
