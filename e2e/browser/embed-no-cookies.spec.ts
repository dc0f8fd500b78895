import { codeIn, expect, outputIn, scriptOf, startDocs, test } from "./embed-support";

/** Tries to keep something, and says what it could. */
const probe = `<script>
document.cookie = "kept=cookie; SameSite=None; Secure"
let storage = "storage"
try { localStorage.setItem("a", "b") } catch { storage = "nothing" }
document.write("<p>" + (document.cookie || "nothing") + ", " + storage + "</p>")
</script>`;

test("a frame runs, edits and shows files in a browser that blocks third-party cookies and storage", async ({
  page,
  context,
  docs,
  podium,
}) => {
  const other = await startDocs();
  other.show(probe);
  const stranger = other.origin.replace("localhost", "127.0.0.1");
  await page.goto(stranger);
  await expect(page.locator("p")).toHaveText("kept=cookie, storage");
  docs.show(`<iframe title="probe" src="${stranger}"></iframe>
    <pre data-podium="python">open("a.txt", "w").write("a file"); print("ran")</pre>${scriptOf(podium)}`);
  await page.goto(docs.origin);
  await expect(page.frameLocator('iframe[title="probe"]').locator("p")).toHaveText("nothing, nothing");

  await page.getByRole("button", { name: "Run this code" }).click();
  const frame = page.frameLocator('iframe[title="Runnable code"]');
  await expect(outputIn(frame)).toContainText("ran");
  await frame.getByRole("tab", { name: "a.txt" }).click();
  await expect(frame.getByRole("tabpanel", { name: "a.txt" })).toContainText("a file");
  await frame.getByRole("textbox", { name: "Code of main.py" }).click();
  await expect(codeIn(frame).editor).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("print('ran again', input())");
  await page.keyboard.press("Control+Enter");
  await frame.getByRole("textbox", { name: "Input for the program" }).fill("with an answer");
  await page.keyboard.press("Enter");
  await expect(outputIn(frame)).toContainText("ran again with an answer");
  expect((await context.cookies()).filter(({ name }) => name !== "kept")).toEqual([]);
  await other.stop();
});
