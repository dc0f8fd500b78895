import { expect, it } from "vitest";
import { createdExecutionSchema } from "../../lib/contracts/executions";
import { newOwner } from "./server";

it("a program is accepted at once, with its address and what is left of the rate", async () => {
  const owner = await newOwner();
  const response = await owner.create({ language: "bash", source: "sleep 2; echo done" });
  expect(response.status).toBe(202);
  const execution = createdExecutionSchema.parse(await response.json());
  expect(["queued", "running"]).toContain(execution.status);
  expect(response.headers.get("location")).toBe(`/api/v1/executions/${execution.id}`);
  expect(Number(response.headers.get("ratelimit-remaining"))).toBeLessThan(
    Number(response.headers.get("ratelimit-limit")),
  );
  expect(response.headers.get("x-request-id")).toBeTruthy();
  expect(await owner.untilOver(execution.id)).toMatchObject({ status: "completed", stdout: "done\n" });
});
