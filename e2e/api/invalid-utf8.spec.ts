import { expect, it } from "vitest";
import { newOwner } from "./server";
import { allEvents } from "./sse";

const bytes = Buffer.from([0x61, 0xff, 0xfe, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0a]);

it("bytes that are not UTF-8 are shown as replacements and kept exactly", async () => {
  const owner = await newOwner();
  const source = `import os\nos.write(1, bytes([${[...bytes].join(",")}]))`;
  const execution = await owner.run({ language: "python", source });
  expect(execution.stdout).toContain("\ufffd");
  const chunks = (await allEvents(owner, execution.id)).flatMap((event) =>
    event.type === "stdout" ? [event.base64 ? Buffer.from(event.base64, "base64") : Buffer.from(event.text)] : [],
  );
  expect(Buffer.concat(chunks)).toEqual(bytes);
  const download = await owner.request(`/api/v1/executions/${execution.id}/output/stdout`);
  expect(download.headers.get("content-type")).toBe("application/octet-stream");
  expect(download.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
});
