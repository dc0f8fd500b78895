import { expect, it } from "vitest";
import { newOwner } from "./server";
import { allEvents } from "./sse";

it("a cancelled program ends, keeps what it printed, and cancelling again changes nothing", async () => {
  const owner = await newOwner();
  const { id } = await owner.start({
    language: "bash",
    source: "echo started; trap '' TERM INT; while :; do sleep 1; done",
  });
  await owner.until(id, (execution) => execution.stdout === "started\n");
  expect((await owner.request(`/api/v1/executions/${id}/cancel`, { method: "POST" })).status).toBe(200);
  const execution = await owner.untilOver(id);
  expect(execution).toMatchObject({ status: "cancelled", stdout: "started\n", result: { outcome: "cancelled" } });
  expect((await owner.request(`/api/v1/executions/${id}/cancel`, { method: "POST" })).status).toBe(200);
  const exits = (await allEvents(owner, id)).filter((event) => event.type === "exit");
  expect(exits).toHaveLength(1);
});
