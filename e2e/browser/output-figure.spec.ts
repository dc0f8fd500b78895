import { endNote, expect, runProgram, screen } from "./output-steps";
import { test } from "./support/test";

const figures = `import matplotlib.pyplot as plt
plt.plot([1, 3, 2])
plt.show()
plt.bar(["a", "b"], [2, 5])
plt.show()
print("drawn")`;

test("plt.show() alone shows the figure below what my program printed", async ({ page }) => {
  await runProgram(page, figures);
  await expect(screen(page)).toContainText("drawn");
  const pictures = page.getByRole("list", { name: "Pictures" });
  await expect(pictures.getByRole("img")).toHaveCount(2);
  const first = pictures.getByRole("img", { name: "figure-1.png" });
  await expect.poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600);
  await first.click();
  await expect(page.getByRole("tab", { name: "figure-1.png" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("link", { name: "Download" })).toHaveAttribute("download", "figure-1.png");
  await page.getByRole("tab", { name: "Output" }).click();
  await expect(screen(page)).toContainText("drawn");
  await expect(endNote(page)).toBeHidden();
});
