import { expect, scriptOf, startDocs, test } from "./embed-support";

test("a page that is not allowed keeps its code block and is told what to do", async ({ page, podium }) => {
  const other = await startDocs();
  other.show(`<pre data-podium="python">print(1)</pre>${scriptOf(podium)}`);
  await page.goto(other.origin);
  await page.getByRole("button", { name: "Run this code" }).click();
  await expect(page.getByText(`can add ${other.origin} to PODIUM_EMBED_ORIGINS`)).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("pre")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  await other.stop();
});

test("a frame takes no code from a page it was not made for", async ({ page, docs, podium }) => {
  // Allowed to show frames, but not the origin this one was told to listen to.
  docs.show(`<iframe title="f" src="${podium.url}/embed?language=python&host=https://elsewhere.example"></iframe>`);
  await page.goto(docs.origin);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("button", { name: "Run" })).toBeVisible();
  // Heard by the frame, and by its own scripts before this.
  const heard = frame
    .locator("body")
    .evaluate(() => new Promise((resolve) => addEventListener("message", resolve, { once: true })).then(() => true));
  await frame.locator("body").evaluate(() => true);
  await page.evaluate(() => {
    const message = { podium: "code", code: "print('pwned')", run: true };
    document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
  });
  expect(await heard).toBe(true);
  await expect(frame.getByRole("region", { name: "Output" })).toHaveCount(0);
  await expect(frame.getByRole("textbox")).not.toContainText("pwned");
});

test("no other page of this server can be framed, and a frame gets no cookie", async ({ request, docs, podium }) => {
  for (const path of ["/", "/docs", "/s/0000000000000000000000", "/embedded"]) {
    const policy = (await request.get(`${podium.url}${path}`)).headers()["content-security-policy"];
    expect(policy).toContain("frame-ancestors 'none'");
  }
  const headers = (await request.get(`${podium.url}/embed?language=python`)).headers();
  expect(headers["content-security-policy"]).toContain(`frame-ancestors ${docs.origin}`);
  expect(headers["set-cookie"]).toBeUndefined();
});

test("a server that allows nobody says what to set", async ({ page }) => {
  const answer = await page.goto("/embed?language=python");
  expect(answer?.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  await expect(page.getByText("PODIUM_EMBED_ORIGINS=https://docs.example.org")).toBeVisible();
});
