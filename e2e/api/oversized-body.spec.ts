import { expect, it } from "vitest";
import { anonymous, problemOf } from "./server";

it("ten megabytes of source are refused without being read to the end", async () => {
  const response = anonymous().create({ language: "python", source: "#".repeat(10_000_000) });
  expect(await problemOf(response)).toMatchObject({ code: "body_too_large" });
});

it("a body that does not say its length and never ends is refused", async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
  });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: endless, duplex: "half" };
  const response = await anonymous().request("/api/v1/executions", init as RequestInit);
  expect(await problemOf(response)).toMatchObject({ code: "body_too_large" });
});
