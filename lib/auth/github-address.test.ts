import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { verifiedGithubAddress } from "./github-address";

const line = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified, visibility: null });

async function addressOf(list: unknown, status = 200): Promise<string | null> {
  const server = createServer((request, response) => {
    response.writeHead(request.headers.authorization === "Bearer token" ? status : 401);
    response.end(JSON.stringify(list));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await verifiedGithubAddress("token", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

it("takes the primary address that is verified, else another verified one", async () => {
  const own = line("own@example.org", false, true);
  expect(await addressOf([own, line("primary@example.org", true, true)])).toBe("primary@example.org");
  expect(await addressOf([line("victim@example.org", true, false), own])).toBe("own@example.org");
});

it("takes none that GitHub has not verified", async () => {
  expect(await addressOf([line("victim@example.org", true, false), line("b@example.org", false, false)])).toBeNull();
  expect(await addressOf([{ email: "victim@example.org", primary: true, verified: "yes" }, null])).toBeNull();
  expect(await addressOf([])).toBeNull();
  expect(await addressOf({ message: "Resource not accessible" }, 403)).toBeNull();
});
