import { test as base } from "@playwright/test";
import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("the page says that only scripts with its nonce may run, and another nonce at every visit", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (let visit = 0; visit < 3; visit += 1) {
    const policy = (await request.get("/")).headers()["content-security-policy"] ?? "";
    nonces.add(/script-src 'self' 'nonce-([\w+/=-]{16,})' 'strict-dynamic';/.exec(policy)?.[1] ?? "none");
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
  }
  expect([...nonces]).not.toContain("none");
  expect(nonces.size).toBe(3);
});

// Without the silent console of the others: the browser reports there what it refused.
base("a script that somebody got into the page's HTML does not run", async ({ page }) => {
  await openEditor(page);
  const refused = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const place = document.createElement("div");
    place.innerHTML = `
      <img src="data:," onerror="document.title = 'pwned'">
      <iframe srcdoc="<script>parent.document.title = 'pwned'</script>"></iframe>
      <a href="javascript:document.title = 'pwned'">here</a>`;
    const frame = new Promise((resolve) => place.querySelector("iframe")?.addEventListener("load", resolve));
    const image = new Promise((resolve) => place.querySelector("img")?.addEventListener("error", resolve));
    document.body.append(place);
    await Promise.all([frame, image]);
    place.querySelector("a")?.click();
    // What a click on such an address does comes after the tasks that wait already.
    await new Promise((resolve) => setTimeout(resolve));
    return violations;
  });
  expect(refused).toContain("script-src-attr");
  await expect(page).not.toHaveTitle("pwned");
});
