import { expect, it } from "vitest";
import { newOwner } from "./server";

it("an interrupt reaches the program as Ctrl+C does", async () => {
  const owner = await newOwner();
  const source =
    'import time\ntry:\n    print("ready")\n    time.sleep(20)\nexcept KeyboardInterrupt:\n    print("interrupted")';
  const { id } = await owner.start({ language: "python", source, interactive: true });
  await owner.until(id, (execution) => execution.stdout === "ready\n");
  expect((await owner.request(`/api/v1/executions/${id}/interrupt`, { method: "POST" })).status).toBe(204);
  expect(await owner.untilOver(id)).toMatchObject({ status: "completed", stdout: "ready\ninterrupted\n" });
});
