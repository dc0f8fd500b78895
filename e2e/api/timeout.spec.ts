import { expect, it } from "vitest";
import { newOwner } from "./server";

it("a program that sleeps longer than its limit ends with timeout and keeps what it printed", async () => {
  const source = 'import time\nprint("before")\ntime.sleep(6)\nprint("after")';
  const execution = await (await newOwner()).run({ language: "python", source, limits: { wallMs: 5000 } });
  expect(execution).toMatchObject({
    status: "failed",
    stdout: "before\n",
    result: { outcome: "timeout", limit: "wallMs" },
  });
  expect(execution.result?.usage?.wallMs).toBeGreaterThanOrEqual(4900);
  expect(execution.result?.usage?.wallMs).toBeLessThan(7000);
});

it("a program that computes longer than its CPU limit ends with timeout", async () => {
  const source = 'print("before")\nwhile True: pass';
  const execution = await (await newOwner()).run({
    language: "python",
    source,
    limits: { cpuMs: 500, wallMs: 20_000 },
  });
  expect(execution).toMatchObject({
    status: "failed",
    stdout: "before\n",
    result: { outcome: "timeout", limit: "cpuMs" },
  });
});
