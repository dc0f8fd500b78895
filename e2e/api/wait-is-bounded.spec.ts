import { expect, it } from "vitest";
import { newOwner } from "./server";

it("a wait that is shorter than the program answers 202 with what stands then", async () => {
  const owner = await newOwner();
  const response = await owner.create({ language: "bash", source: "echo early; sleep 20" }, { prefer: "wait=1" });
  expect(response.status).toBe(202);
  expect(response.headers.get("preference-applied")).toBe("wait=1");
  const execution = (await response.json()) as { id: string; status: string; stdout: string };
  expect(execution).toMatchObject({ status: "running", stdout: "early\n" });
  await owner.post(`/api/v1/executions/${execution.id}/cancel`, {});
});
