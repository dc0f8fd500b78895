import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("the page runs its own scripts and no other, wherever one is put in", async ({ page }) => {
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === "/");
  await openEditor(page);
  const policy = (await (await answer).headerValue("content-security-policy")) ?? "";
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{16,}' 'strict-dynamic'/);
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
});

test("every visit has another nonce", async ({ request }) => {
  const nonce = async () =>
    /'nonce-([^']+)'/.exec((await request.get("/")).headers()["content-security-policy"] ?? "")?.[1];
  const [first, second] = [await nonce(), await nonce()];
  expect(first).toBeTruthy();
  expect(second).not.toBe(first);
});
