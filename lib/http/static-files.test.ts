import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressFiles } from "../../scripts/steps/compress";
import { request } from "node:http";
import { createStaticFiles } from "./static-files";

const text = "export const all = 'the code';\n".repeat(100);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "podium-static-"));
  writeFileSync(join(folder, "code.js"), text);
  writeFileSync(join(folder, "font.woff2"), text);
  writeFileSync(join(folder, "secret.env"), "none of your business");
  await compressFiles(folder);
  const serve = createStaticFiles([{ prefix: "/assets/", folder }]);
  server = createServer((incoming, response) => {
    if (!serve(incoming, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Unlike `fetch`, this sends the path as it is and leaves the body compressed. */
function ask(path: string, encoding = "", method = "GET") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const sent = request({ port, path, method, headers: { "Accept-Encoding": encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on("error", reject).end();
  });
}

it("sends what was compressed when it was built, to whoever takes it, and lets it be kept", async () => {
  const { headers, body } = await ask("/assets/code.js?v=1", "gzip, deflate, br");
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "br",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(body.length).toBeLessThan(200);
  expect(brotliDecompressSync(body).toString()).toBe(text);
});

it.each([
  ["gzip, br;q=0", "gzip"],
  ["GZIP", "gzip"],
  ["identity", undefined],
  ["", undefined],
])("answers %o with %o", async (accepted, encoding) => {
  expect((await ask("/assets/code.js", accepted)).headers["content-encoding"]).toBe(encoding);
});

it("sends the file itself where compressing would win nothing, and only the head when that is asked", async () => {
  const font = await ask("/assets/font.woff2", "br");
  expect([font.headers["content-encoding"], font.body.toString()]).toEqual([undefined, text]);
  const head = await ask("/assets/code.js", "", "HEAD");
  expect([head.headers["content-length"], head.body.length]).toEqual([String(text.length), 0]);
});

it.each([
  "/assets/",
  "/assets/missing.js",
  "/assets/../code.js",
  "/assets/%2e%2e/code.js",
  "/assets/secret.env",
  "/code.js",
])("leaves %s to others", async (path) => expect((await ask(path)).status).toBe(404));

it("does not answer what would change something", async () =>
  expect((await ask("/assets/code.js", "", "POST")).status).toBe(404));
