import { expect, runProgram } from "./output-steps";
import { test } from "./support/test";

const page1 = `open("page.html", "w").write("""<p id=a></p><script>
let reached = "nothing"
try { reached = parent.document.title } catch { }
try { localStorage.getItem("x"); reached += " storage" } catch { }
a.textContent = self.origin + " reached " + reached
</script>""")`;

test("An HTML file my program wrote runs in a frame of no origin and reaches nothing of the page", async ({ page }) => {
  await runProgram(page, page1);
  await page.getByRole("tab", { name: "page.html" }).click();
  await expect(page.frameLocator('iframe[title="page.html"]').locator("p")).toHaveText("null reached nothing");
});
