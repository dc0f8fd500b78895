import { expect, it } from "vitest";
import { newOwner } from "./server";

it("endless output ends with output_limit, and its head is kept", async () => {
  const execution = await (await newOwner()).run({
    language: "bash",
    source: "echo first; yes",
    limits: { outputBytes: 65_536 },
  });
  expect(execution).toMatchObject({ status: "failed", result: { outcome: "output_limit", limit: "outputBytes" } });
  expect(execution.stdout?.startsWith("first\ny\ny\n")).toBe(true);
  expect(Buffer.byteLength(`${execution.stdout}${execution.stderr}`)).toBeLessThanOrEqual(65_536);
});
