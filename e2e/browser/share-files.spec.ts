import { expect, printed, shareRun, test } from "./share-support";

const source = `import base64
picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
open("plot.png", "wb").write(base64.b64decode(picture))
open("table.csv", "w").write("a,b\\n1,2\\n")
open("page.html", "w").write("""<p id=a></p><script>
let reached = "nothing"
try { reached = parent.document.title } catch { }
a.textContent = self.origin + " reached " + reached
</script>""")
print("drawn")`;

test("a friend sees the picture, the table and the page my program left, and the page reaches nothing", async ({
  page,
  visitor,
}) => {
  const link = await shareRun(page, { language: "python", source });
  const friend = await visitor();
  await friend.goto(link);
  await expect(printed(friend)).toContainText("drawn");
  await friend.getByRole("tab", { name: "plot.png" }).click();
  const image = friend.getByRole("img", { name: "plot.png" });
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(1);
  await friend.getByRole("tab", { name: "table.csv" }).click();
  await expect(friend.getByRole("tabpanel", { name: "table.csv" }).getByText("a,b")).toBeVisible();
  await friend.getByRole("tab", { name: "page.html" }).click();
  await expect(friend.frameLocator('iframe[title="page.html"]').locator("p")).toHaveText("null reached nothing");
});
