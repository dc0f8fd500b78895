import { expect, it } from "vitest";
import { anonymous, problemOf } from "./server";

it.each(["/api", "/api/v1", "/api/v1/nonsense", "/api/v2/executions", "/api/v1/executions/not-an-id"])(
  "%s is answered not_found",
  async (path) => {
    expect(await problemOf(anonymous().request(path))).toMatchObject({ code: "not_found", instance: path });
    expect(
      await problemOf(anonymous().request(path, { method: "POST" })).then(({ status }) => status),
    ).toBeGreaterThanOrEqual(404);
  },
);

it.each([
  ["DELETE", "/api/v1/executions", "POST, GET, HEAD, OPTIONS"],
  ["POST", "/api/v1/languages", "GET, HEAD, OPTIONS"],
  ["PUT", "/metrics", "GET, HEAD, OPTIONS"],
])("%s %s is answered with the methods there are", async (method, path, allow) => {
  const response = await anonymous().request(path, { method });
  expect(response.headers.get("allow")).toBe(allow);
  expect(await problemOf(response)).toMatchObject({ code: "method_not_allowed" });
});

it("a path that is not encoded text is refused, not a failure", async () => {
  const response = await anonymous().request("/api/v1/executions/%zz");
  expect(response.status).toBe(400);
});
