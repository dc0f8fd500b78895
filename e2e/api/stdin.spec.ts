import { expect, it } from "vitest";
import { newOwner, problemOf } from "./server";

it("input given at the start reaches the program, and then ends", async () => {
  const execution = await (await newOwner()).run({ language: "bash", source: "cat; echo over", stdin: "one\ntwo\n" });
  expect(execution.stdout).toBe("one\ntwo\nover\n");
});

it("input of any bytes can be sent while it runs, and ended", async () => {
  const owner = await newOwner();
  const { id } = await owner.start({ language: "bash", source: "od -An -tx1", interactive: true });
  await owner.until(id, (execution) => execution.status === "running");
  const path = `/api/v1/executions/${id}/stdin`;
  expect(
    (await owner.post(path, { data: Buffer.from([0, 0xff, 10]).toString("base64"), encoding: "base64" })).status,
  ).toBe(204);
  expect((await owner.post(path, { end: true })).status).toBe(204);
  expect((await owner.untilOver(id)).stdout).toBe(" 00 ff 0a\n");
});

it("input to a program that is over is refused", async () => {
  const owner = await newOwner();
  const { id } = await owner.run({ language: "bash", source: "true" });
  expect(await problemOf(owner.post(`/api/v1/executions/${id}/stdin`, { data: "x" }))).toMatchObject({
    code: "not_running",
  });
});
